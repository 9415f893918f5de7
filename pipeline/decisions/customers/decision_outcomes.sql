-- One row per company, customer and day of a decision of the credit team that is old enough: how the customer paid what fell due in the 90 days after it.
-- As the advice's own outcomes, see `decisions.terms_outcomes`: judged very_late_days after each due date, disputed invoices left out. Beside it
-- what the review before it advised, and what was written off since, in base currency.
with reviewed as (
    select
        team.company_id,
        team.customer_id,
        team.decided_date,
        arg_max(history.action, (history.review_date, history.open_amount)) as advised_action
    from decisions.team_decisions as team
    join decisions.terms_history as history
        on team.customer_id = history.customer_id and history.review_date <= team.decided_date
    group by team.company_id, team.customer_id, team.decided_date
),

paid as (
    select
        team.company_id,
        team.customer_id,
        team.decided_date,
        count(*) as count_invoices,
        sum(least(120, greatest(-30, coalesce(items.closed_date, run.as_of()) - items.due_date)))
        / cast(count(*) as double) as mean_delay_days,
        sum(cast(items.is_very_late as integer)) / cast(count(*) as double) as very_late_rate
    from decisions.team_decisions as team
    join decisions.judged_items as items
        on
            team.customer_id = items.customer_id
            and items.due_date > team.decided_date
            and items.due_date <= team.decided_date + 90
    where
        team.decided_date + 90 + cast(run.very_late_days() as integer) < run.as_of()
        and not items.is_disputed
    group by team.company_id, team.customer_id, team.decided_date
),

lost as (
    select
        team.company_id,
        team.customer_id,
        team.decided_date,
        cast(-sum(entries.report_amount) as decimal(38, 4)) as written_off_amount
    from decisions.team_decisions as team
    join ledger.entries as entries
        on team.customer_id = entries.customer_id and entries.entry_date > team.decided_date
    where
        entries.kind = 'write_off'
        and entries.entry_date <= run.as_of()
        and entries.report_currency in (select base_currency from ledger.currencies)
    group by team.company_id, team.customer_id, team.decided_date
)

select
    paid.*,
    reviewed.advised_action,
    coalesce(lost.written_off_amount, 0) as written_off_amount
from paid
left join reviewed using (company_id, customer_id, decided_date)
left join lost using (company_id, customer_id, decided_date)
