-- One row per customer that paid in the last year: the working day before the weekday on which most of its cash came.
with days as (
    select
        customer_id,
        isodow(entry_date) as weekday,
        count(*) as count_receipts,
        sum(-amount) as amount
    from ledger.entries
    where
        kind = 'cash'
        and entry_date > run.as_of() - interval 12 month
        and isodow(entry_date) <= 5
    group by customer_id, isodow(entry_date)
)

select
    customer_id,
    cast(case arg_max(weekday, (count_receipts, amount, -weekday)) when 1 then 5
        else arg_max(weekday, (count_receipts, amount, -weekday)) - 1 end as integer) as weekday,
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'][
        case arg_max(weekday, (count_receipts, amount, -weekday)) when 1 then 5
        else arg_max(weekday, (count_receipts, amount, -weekday)) - 1 end
    ] as contact_weekday
from days
group by customer_id
