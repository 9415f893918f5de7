-- One row per date of the calendar and report currency: concentration of gross open AR by customer.
select
    totals.as_of_date,
    totals.report_currency,
    case when any_value(totals.balance_reason) is null then 10000 * cast(
        sum(
            cast(wide(concentration.amount) * 10000 as hugeint)
            * cast(wide(concentration.amount) * 10000 as hugeint)
        ) as double
    )
    / pow(cast(cast(wide(any_value(totals.gross_amount)) * 10000 as hugeint) as double), 2) end as hhi,
    coalesce(
        any_value(totals.balance_reason),
        case when count(concentration.amount) = 0 then 'nothing is open' end
    ) as reason
from measures.totals as totals
left join measures.concentration as concentration
    on
        totals.as_of_date = concentration.as_of_date
        and totals.report_currency = concentration.report_currency
        and concentration.scope = 'open'
group by totals.as_of_date, totals.report_currency
