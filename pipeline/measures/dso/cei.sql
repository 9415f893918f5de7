-- One row per stated date and report currency: collection effectiveness, month to date.
-- Book: what left AR of what could have been collected; cash: the money received only.
with months as (
    select
        *,
        opening + sales_amount - not_due_amount as collectable,
        coalesce(
            collections_reason,
            sales_reason,
            case when collectable <= 0 then 'nothing was collectable in the month' end
        ) as reason
    from measures.stated_totals
)

select
    as_of_date,
    report_currency,
    case
        when reason is null
            then 100 * ratio(opening + sales_amount - net_amount, collectable)
    end as book,
    case when reason is null then 100 * ratio(cash_amount, collectable) end as cash,
    reason
from months
