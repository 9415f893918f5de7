-- One row per customer and report currency whose terms are to change or to be asked about: its share of sales, and what the step does to DSO.
-- DSO changes by the money that the step ties up or frees over a day's sales of the last 90 days.
select
    terms.customer_id,
    terms.report_currency,
    ratio(
        terms.year_sales_amount, sum(terms.year_sales_amount) over (partition by terms.report_currency)
    ) as sales_share_rate,
    case
        when terms.action <> 'hold' and worth.day_amount > 0
            then cast(terms.capital_amount as double) / cast(worth.day_amount as double)
    end as dso_change_days
from decisions.terms as terms
left join decisions.dso_worth as worth using (report_currency)
