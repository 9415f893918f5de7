-- One row per origin, report currency, layer, model and week ahead: receipts as the naive
-- rules see them. For the open layer, each item in full in the week of its naive date; for
-- both layers together, the mean week of the 13 before, and contractual dates.
with
dated as (
    unpivot (select * from backtest.naive_dates)
    on due_date_as_is, customer_mean, customer_weekday_mean, customer_median
    into name model value naive_date
),

open_rules as (
    select
        dated.origin_date,
        receivables.report_currency,
        dated.model,
        cast((dated.naive_date - dated.origin_date + 6) // 7 as integer) as horizon_week,
        sum(receivables.amount) as expected_amount,
    from dated
    inner join forecast.receivables as receivables
        on dated.origin_date = receivables.origin_date
        and dated.item_id = receivables.item_id
        and receivables.layer = 'open'
    where receivables.amount > 0
    group by all
),

recent as (
    select
        origins.origin_date,
        items.report_currency,
        sum(at_booking_rate(applications.amount, items.report_amount, items.amount)) / 13 as expected_amount,
    from features.origins as origins
    inner join ledger.applications as applications
        on applications.application_date <= origins.origin_date
        and applications.application_date > origins.origin_date - 91
    inner join features.items as items using (item_id)
    where applications.kind = 'cash'
    group by all
)

select origin_date, report_currency, 'open' as layer, model, horizon_week, expected_amount,
from open_rules
where horizon_week <= 13
union all
select origin_date, report_currency, 'all', 'last_13_weeks', cast(week as integer), expected_amount,
from recent
cross join range(1, 14) as horizons (week)
union all
select origin_date, report_currency, 'all', 'contractual', horizon_week, sum(contractual_amount),
from forecast.weeks
where span = 'week'
group by all
