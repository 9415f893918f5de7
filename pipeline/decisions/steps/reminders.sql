-- One row per customer and report currency with nothing past due and something due within the days of the ladder's step before
-- the due date that is more likely than not to come more than patience_days late. It asks for what is due soon, on a day before
-- the first of it is due, last_date at the latest.
-- The gain is on the scale of what is past due: what is due soon x the days it is expected to be late, of thirty, x the chance that a touch changes that.
with step as (
    select step, tone, from_days
    from decisions.dunning_steps
    where from_days < 0
    order by from_days desc
    limit 1
),

soonest as (
    select min(business_day) as business_day
    from decisions.business_days
    where day = run.as_of() + 1
),

items as (
    select
        invoices.customer_id,
        invoices.report_currency,
        invoices.due_date,
        invoices.open_report_amount as amount,
        case
            when curves.item_id is null then scores.late_probability
            else unpaid_days_on(
                invoices.due_date - run.as_of() + run.patience_days(), age_days, late_rate, survival_7, survival_14,
                survival_30, survival_60, survival_90, hazard_6, paid_by_origin
            )
        end as late_probability,
        case
            when curves.item_id is null then scores.late_probability * 0.5
            else unpaid_days_on(
                invoices.due_date - run.as_of() + 14, age_days, late_rate, survival_7, survival_14,
                survival_30, survival_60, survival_90, hazard_6, paid_by_origin
            )
        end as unpaid_probability,
        case
            when curves.item_id is null then scores.late_probability * wait_days_at(0.5)
            else wait_days_on(
                invoices.due_date - run.as_of(), scores.late_probability, age_days, late_rate, survival_7, survival_14,
                survival_30, survival_60, survival_90, hazard_6, paid_by_origin
            )
        end as wait_days
    from ledger.invoices as invoices
    join risk.scores as scores using (item_id)
    cross join step
    cross join soonest
    left join risk.curves as curves
        on
            invoices.item_id = curves.item_id
            and curves.layer = 'open'
            and curves.origin_date = run.as_of()
    where
        invoices.open_amount > 0
        and invoices.item_id not in (select item_id from measures.plan_items)
        and invoices.due_date > soonest.business_day
        and invoices.due_date <= run.as_of() - step.from_days
),

due as (
    select
        customer_id,
        report_currency,
        sum(amount) as amount,
        sum(cast(cast(amount as double) * unpaid_probability as decimal(28, 4))) as unpaid_amount,
        sum(cast(cast(amount as double) * wait_days as decimal(28, 4))) as wait_amount,
        min(due_date) as due_date
    from items
    where late_probability >= 0.5
    group by customer_id, report_currency
)

select
    due.customer_id,
    due.report_currency,
    cast(0 as decimal(38, 4)) as past_due_amount,
    cast(0 as decimal(38, 4)) as disputed_amount,
    cast(0 as decimal(38, 4)) as unapplied_amount,
    cast(due.amount as decimal(38, 4)) as ask_amount,
    cast(due.amount as decimal(38, 4)) as due_soon_amount,
    cast(0 as decimal(38, 4)) as demand_amount,
    cast(0 as decimal(38, 4)) as old_amount,
    false as is_old,
    false as is_last_step,
    null::integer as from_days,
    ratio(due.wait_amount, due.amount) as wait_days,
    gain_of(due.amount, ratio(due.wait_amount, due.amount), effects.effect_rate) as gain_amount,
    false as is_breach,
    coalesce(postures.is_hold, false) as is_hold,
    concat(
        'due on ', strftime(due.due_date, '%-d %b %Y'), ' and more likely than not to come ',
        case when run.patience_days() = 0 then 'late' else concat('more than ', run.patience_days(), ' days late') end
    ) as reason,
    0 as count_overdue,
    cast(run.as_of() - due.due_date as integer) as oldest_days,
    coalesce(ratio(due.unpaid_amount, due.amount), 0) as unpaid_probability,
    taken.last_contact_date,
    taken.last_step,
    step.step,
    step.tone,
    cast(run.as_of() + 1 as date) as ready_date,
    cast(due.due_date - 1 as date) as last_date
from due
cross join step
cross join decisions.touch_effects as effects
anti join decisions.asks as asks using (customer_id, report_currency)
left join decisions.steps_taken as taken using (customer_id)
left join decisions.postures as postures using (customer_id)
where
    due.amount >= run.tolerance_amount()
    and coalesce(taken.last_contact_date, date '0001-01-01')
    <= run.as_of() - cast(run.quiet_days() as integer)
    and coalesce(taken.last_reminder_date, date '0001-01-01') < due.due_date + step.from_days
