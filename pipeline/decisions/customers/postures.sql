-- One row per customer with something open or past due, or invoiced in the 12 months to the as-of date: the one judgement of it.
-- Terms, limit, hold, plan, action and message follow from it. With more than one report currency, which there is without
-- rates alone, the most cautious decides, and the reason says so.
with ordered as (
    select
        *,
        array_position(['stop', 'restrict', 'watch', 'keep', 'grow'], posture) as place
    from decisions.currency_postures
),

deciding as (
    select
        customer_id,
        arg_min(posture, (place, -open_amount, report_currency)) as posture,
        arg_min(reason, (place, -open_amount, report_currency)) as reason,
        arg_min(report_currency, (place, -open_amount, report_currency)) as deciding_currency,
        arg_min(doubt, (place, -open_amount, report_currency)) filter (where doubt is not null) as doubt,
        min(hold_reason) filter (where hold_reason = 'past due') as old_reason,
        min(hold_reason) filter (where hold_reason = 'limit') as limit_reason,
        count(*) as count_currencies
    from ordered
    group by customer_id
)

select
    customer_id,
    posture,
    case when count_currencies > 1 then concat('in ', deciding_currency, ': ', reason) else reason end as reason,
    doubt,
    deciding_currency,
    count_currencies,
    coalesce(old_reason, limit_reason) as hold_reason,
    coalesce(old_reason, limit_reason) is not null as is_hold
from deciding
