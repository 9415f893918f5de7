-- One row per customer and report currency whom a reminder alone will not move: a payment plan, or an agency.
-- Agency: whom the ladder's last step is for. Plan: what is past the hold age, no less than the floor of a hold and than the customer has
-- paid a month in the last 180 days; as many monthly instalments, from 2, as it is such months. No number, and plan_words say why: where it
-- paid nothing, or can pay it neither in plan_longest_months nor in instalments of plan_floor_amount. What an agency has is in no plan,
-- but where it has all and the customer pays nevertheless. Who has broken a plan is offered no other.
with plannable as (
    select
        * exclude (old_amount),
        case
            when is_last_step then step_amount
            when stop_reason is null then least(old_amount, ask_amount)
            else old_amount
        end as old_amount
    from decisions.worklist
),

judged as (
    select
        worklist.customer_id,
        worklist.report_currency,
        worklist.ask_amount,
        worklist.old_amount,
        worklist.oldest_days,
        worklist.last_step,
        worklist.last_contact_date,
        worklist.last_paid_date,
        worklist.paid_amount,
        worklist.is_last_step and worklist.stop_reason is null as is_agency
    from plannable as worklist
    where
        worklist.is_old
        and worklist.old_amount >= worklist.hold_floor_amount
        and coalesce(worklist.stop_reason, 'no step left') = 'no step left'
        and (worklist.stop_reason is null or worklist.paid_amount > 0)
        and (worklist.is_last_step or worklist.old_amount * 6 >= worklist.paid_amount)
),

sized as (
    select
        judged.*,
        cents(cast(judged.paid_amount as double) / 6) as affordable_amount,
        case
            when judged.paid_amount > 0
                then greatest(2, ceil(cast(judged.old_amount as double) * 6 / judged.paid_amount))
        end as count_months
    from judged
    left join decisions.standing_plans as plans using (customer_id, report_currency)
    where judged.is_agency or coalesce(plans.plan_status, '') <> 'broken'
),

planned as (
    select
        * exclude (count_months),
        case
            when
                not is_agency
                and count_months <= run.plan_longest_months()
                and affordable_amount >= run.plan_floor_amount()
                then cast(
                    greatest(2, least(count_months, floor(cast(old_amount as double) / cast(run.plan_floor_amount() as double))))
                    as integer
                )
        end as count_instalments,
        case
            when is_agency then null
            when count_months is null then 'has paid nothing in 180 days: ask for a first payment before a plan'
            when affordable_amount < run.plan_floor_amount() or count_months > run.plan_longest_months()
                then concat(
                    'pays ', money_words(affordable_amount, report_currency), ' a month: too little for a plan of ',
                    run.plan_longest_months(), ' months; ask for a part at once, or security'
                )
            else concat('what it has been paying a month, ', money_words(affordable_amount, report_currency), ', carries it')
        end as plan_words
    from sized
)

select
    planned.* exclude (is_agency),
    case when is_agency then 'agency' else 'payment plan' end as candidate,
    cents(cast(old_amount as double) / count_instalments) as instalment_amount
from planned
