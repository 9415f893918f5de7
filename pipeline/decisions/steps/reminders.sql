-- One row per customer and report currency with nothing past due and something due within the days of the ladder's step before
-- the due date that is more likely than not to be late: a reminder before it is due. Nothing can be asked for yet.
-- The gain is what is due x the chance of it being late x touch_effect_rate.
with step as (
    select step, tone, from_days
    from decisions.dunning_steps
    where from_days < 0
    order by from_days desc
    limit 1
),

due as (
    select
        invoices.customer_id,
        invoices.report_currency,
        coalesce(sum(coalesce(open_base_amount, open_amount)), 0) as amount,
        sum(
            cast(
                cast(coalesce(open_base_amount, open_amount) as double) * scores.late_probability
                as decimal(28, 4)
            )
        ) as late_amount,
        min(invoices.due_date) as due_date
    from ledger.invoices as invoices
    join risk.scores as scores using (item_id)
    cross join step
    where
        invoices.open_amount > 0
        and invoices.due_date >= run.as_of()
        and invoices.due_date <= run.as_of() - step.from_days
        and scores.late_probability >= 0.5
    group by invoices.customer_id, invoices.report_currency
)

select
    due.customer_id,
    due.report_currency,
    cast(0 as decimal(18, 4)) as past_due_amount,
    cast(0 as decimal(18, 4)) as disputed_amount,
    cast(0 as decimal(18, 4)) as unapplied_amount,
    cast(0 as decimal(18, 4)) as ask_amount,
    cast(0 as decimal(18, 4)) as demand_amount,
    cast(0 as decimal(18, 4)) as old_amount,
    false as is_old,
    false as is_last_step,
    null::integer as from_days,
    cents(cast(due.late_amount as double) * run.touch_effect_rate()) as gain_amount,
    false as is_breach,
    coalesce(postures.is_hold, false) as is_hold,
    concat('due on ', strftime(due.due_date, '%-d %b %Y'), ' and more likely than not to be late') as reason,
    0 as count_overdue,
    cast(run.as_of() - due.due_date as integer) as oldest_days,
    coalesce(ratio(due.late_amount, due.amount), 0) as unpaid_probability,
    taken.last_contact_date,
    taken.last_step,
    step.step,
    step.tone,
    cast(run.as_of() + 1 as date) as ready_date
from due
cross join step
anti join decisions.asks as asks using (customer_id, report_currency)
left join decisions.steps_taken as taken using (customer_id)
left join decisions.postures as postures using (customer_id)
where
    due.amount >= run.tolerance_amount()
    and coalesce(taken.last_contact_date, date '0001-01-01')
    <= run.as_of() - cast(run.quiet_days() as integer)
    and coalesce(taken.last_reminder_date, date '0001-01-01') < due.due_date + step.from_days
