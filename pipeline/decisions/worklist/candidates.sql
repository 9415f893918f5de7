-- One row per customer and report currency whom a reminder alone will not move: a payment plan, or an agency.
-- Agency: whom the ladder's last step is for. Plan: what is past the hold age, no less than the floor of a hold and than the customer has
-- paid a month in the last 180 days; as many monthly instalments, 2 to 12, as it is such months; no number where it paid
-- nothing. What an agency has is in no plan, but where it has all and the customer pays nevertheless.
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

planned as (
    select
        *,
        case
            when not is_agency and paid_amount > 0
                then cast(greatest(2, least(12, ceil(cast(old_amount as double) * 6 / paid_amount))) as integer)
        end as count_instalments
    from judged
)

select
    planned.* exclude (is_agency),
    case when is_agency then 'agency' else 'payment plan' end as candidate,
    cents(cast(old_amount as double) / count_instalments) as instalment_amount
from planned
