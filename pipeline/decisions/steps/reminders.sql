-- One row per customer and report currency with nothing past due and something due within the days of the ladder's step before
-- the due date, and after the day of the reminder, that is more likely than not to be late. It asks for what is due soon, on its day.
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
        coalesce(invoices.open_base_amount, invoices.open_amount) as amount,
        scores.late_probability,
        invoices.due_date - run.as_of() as due_days,
        curves.*
    from ledger.invoices as invoices
    join risk.scores as scores using (item_id)
    cross join step
    cross join soonest
    left join (
        select * exclude (layer, origin_date)
        from risk.curves
        where layer = 'open' and origin_date = run.as_of()
    ) as curves using (item_id)
    where
        invoices.open_amount > 0
        and invoices.due_date > soonest.business_day
        and invoices.due_date <= run.as_of() - step.from_days
        and scores.late_probability >= 0.5
),

waits as (
    select
        customer_id,
        report_currency,
        due_date,
        amount,
        late_probability,
        coalesce(
            case when age_days is not null then late_probability end
            * wait_days_of(
                unpaid_days_on(due_days + 7, items.age_days, items.late_rate, items.survival_7,
            items.survival_14, items.survival_30, items.survival_60, items.survival_90,
            items.hazard_6, items.paid_by_origin)
                / nullif(late_probability, 0),
                unpaid_days_on(due_days + 14, items.age_days, items.late_rate, items.survival_7,
            items.survival_14, items.survival_30, items.survival_60, items.survival_90,
            items.hazard_6, items.paid_by_origin)
                / nullif(late_probability, 0),
                unpaid_days_on(due_days + 30, items.age_days, items.late_rate, items.survival_7,
            items.survival_14, items.survival_30, items.survival_60, items.survival_90,
            items.hazard_6, items.paid_by_origin)
                / nullif(late_probability, 0)
            ),
            late_probability * wait_days_at(0.5)
        ) as wait_days
    from items
),

due as (
    select
        customer_id,
        report_currency,
        sum(amount) as amount,
        sum(cast(cast(amount as double) * late_probability as decimal(28, 4))) as late_amount,
        sum(cast(cast(amount as double) * wait_days as decimal(28, 4))) as wait_amount,
        min(due_date) as due_date
    from waits
    group by customer_id, report_currency
)

select
    due.customer_id,
    due.report_currency,
    cast(0 as decimal(18, 4)) as past_due_amount,
    cast(0 as decimal(18, 4)) as disputed_amount,
    cast(0 as decimal(18, 4)) as unapplied_amount,
    cast(due.amount as decimal(18, 4)) as ask_amount,
    cast(due.amount as decimal(18, 4)) as due_soon_amount,
    cast(0 as decimal(18, 4)) as demand_amount,
    cast(0 as decimal(18, 4)) as old_amount,
    false as is_old,
    false as is_last_step,
    null::integer as from_days,
    ratio(due.wait_amount, due.amount) as wait_days,
    gain_of(due.amount, ratio(due.wait_amount, due.amount), effects.effect_rate) as gain_amount,
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
cross join decisions.touch_effects as effects
anti join decisions.asks as asks using (customer_id, report_currency)
left join decisions.steps_taken as taken using (customer_id)
left join decisions.postures as postures using (customer_id)
where
    due.amount >= run.tolerance_amount()
    and coalesce(taken.last_contact_date, date '0001-01-01')
    <= run.as_of() - cast(run.quiet_days() as integer)
    and coalesce(taken.last_reminder_date, date '0001-01-01') < due.due_date + step.from_days
