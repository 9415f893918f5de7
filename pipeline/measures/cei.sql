-- One row per period of the calendar and report currency: collection effectiveness, month to date.
-- Book: what left AR of what could have been collected; cash: the money received only.
select
    as_of_date,
    report_currency,
    case
        when collectable > 0
            then 100 * ratio(opening + sales_amount - net_amount, collectable)
    end as book,
    case when collectable > 0 then 100 * ratio(cash_amount, collectable) end as cash,
    case when collectable <= 0 then 'nothing was collectable in the month' end as reason
from (
    select
        *,
        opening + sales_amount - not_due_amount as collectable
    from measures.totals
) as months
