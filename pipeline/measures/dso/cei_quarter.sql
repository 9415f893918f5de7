-- One row per date of the calendar and report currency: collection effectiveness of the three months that end there.
-- The monthly formula with the monthly mean of sales; cash takes off the mean of what fell without being paid.
with months as (
    select
        *,
        opening + sales_amount - net_amount - cash_amount as unpaid_fall
    from measures.totals
),

quarters as (
    select
        as_of_date,
        report_currency,
        net_amount,
        not_due_amount,
        count(*) over quarter as count_months,
        first_value(opening) over quarter as opening,
        sum(sales_amount) over quarter as sales_amount,
        sum(unpaid_fall) over quarter as unpaid_fall,
        max(coalesce(collections_reason, sales_reason)) over quarter as unknown_reason
    from months
    window quarter as (
        partition by report_currency order by as_of_date rows between 2 preceding and current row
    )
),

judged as (
    select
        *,
        3 * wide(opening) + sales_amount - 3 * wide(not_due_amount) as collectable,
        3 * wide(opening) + sales_amount - 3 * wide(net_amount) as collected,
        case
            when unknown_reason is not null then unknown_reason
            when count_months < 3 then 'fewer than 3 months of history'
            when as_of_date < last_day(as_of_date) then 'the month is not over'
            when collectable <= 0 then 'nothing was collectable in the three months'
        end as reason
    from quarters
)

select
    as_of_date,
    report_currency,
    case when reason is null then 100 * ratio(collected, collectable) end as book,
    case when reason is null then 100 * ratio(collected - unpaid_fall, collectable) end as cash,
    reason
from judged
