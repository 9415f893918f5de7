-- One row per week of thirteen, in base currency: planned outflows until its end, receipts at P10, and what is missing then.
-- Nothing planned, no row.
select
    outlook.report_currency,
    outlook.horizon_weeks,
    cast(
        list_sum(run.planned_outflows()[1:outlook.horizon_weeks]) as decimal(38, 4)
    ) as outflow_amount,
    outlook.p10_amount,
    cast(
        greatest(
            list_sum(run.planned_outflows()[1:outlook.horizon_weeks]) - outlook.p10_amount, 0
        ) as decimal(38, 4)
    ) as cushion_amount
from forecast.outlook as outlook
where
    len(run.planned_outflows()) > 0
    and outlook.report_currency = (select min(base_currency) from ledger.currencies)
    and outlook.p10_amount is not null
order by outlook.report_currency, outlook.horizon_weeks
