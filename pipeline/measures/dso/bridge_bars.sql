-- One row per date of the calendar, report currency, kind of bridge and bar between its two ends: money, exact.
-- month: a part of AR in excess of what it would be had it grown with sales (sales_volume, which makes no days). Not-due AR is
-- split: terms_granted and mix are the change in mean terms, times sales a day; timing is what these leave of it: when in
-- the 90 days the sales fell, and what was paid early.
with periods as (
    select
        as_of_date,
        report_currency,
        sum(scaled_amount - previous_amount) as sales_volume,
        sum(amount - constant_amount) as fx,
        max(constant_amount - scaled_amount) filter (where part = 'timely') as timely,
        max(constant_amount - scaled_amount) filter (where part = 'billing_lag') as billing_lag,
        max(constant_amount - scaled_amount) filter (where part = 'disputed_late') as disputed_late,
        max(constant_amount - scaled_amount) filter (where part = 'undisputed_late') as undisputed_late,
        max(constant_amount - scaled_amount) filter (where part = 'unapplied') as unapplied
    from measures.bridge_stocks
    group by as_of_date, report_currency
),

split as (
    select
        periods.*,
        cast(coalesce(own_change_days, 0) * ratio(sales_amount, 90) as decimal(38, 4)) as terms_granted,
        cast(
            coalesce(terms_days - previous_terms_days - own_change_days, 0)
            * ratio(sales_amount, 90) as decimal(38, 4)
        ) as mix
    from periods
    join measures.sales_windows as sales using (as_of_date, report_currency)
    left join measures.sales_terms using (as_of_date, report_currency)
    where sales.days = 90
)

select as_of_date, report_currency, 'month' as kind, place, bar,
    case when sales_volume is not null then cast(amount as decimal(38, 4)) end as amount
from split
cross join lateral (
    values
    (1, 'sales_volume', sales_volume),
    (2, 'terms_granted', terms_granted),
    (3, 'mix', mix),
    (4, 'billing_lag', billing_lag),
    (5, 'timing', timely - terms_granted - mix),
    (6, 'disputed_late', disputed_late),
    (7, 'undisputed_late', undisputed_late),
    (8, 'unapplied', unapplied),
    (9, 'fx', fx)
) as bars (place, bar, amount)

union all

select totals.as_of_date, totals.report_currency, 'best_possible', place, bar,
    cast(coalesce(parts.amount, 0) as decimal(38, 4))
from measures.totals as totals
cross join (values (1, 'disputed_late'), (2, 'undisputed_late'), (3, 'unapplied')) as bars (place, bar)
left join measures.bridge_parts as parts
    on
        totals.as_of_date = parts.as_of_date
        and totals.report_currency = parts.report_currency
        and bars.bar = parts.part
