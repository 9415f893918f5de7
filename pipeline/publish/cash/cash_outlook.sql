-- One row per horizon in weeks and report currency: cash expected until then, both layers together, beside two simple rules (due dates,
-- so many mean weeks of the 13 before). leading_rule is whose figure stands first: a rule's where it was closer to what came, on
-- three past forecasts or more; ours elsewhere. has_band: six past forecasts or more say how wide the band must be.
with mean_weeks as (
    select
        items.report_currency,
        sum(at_booking_rate(applications.amount, items.report_amount, items.amount)) / 13 as mean_week_amount
    from ledger.applications as applications
    join ledger.invoices as items using (item_id)
    where
        applications.kind = 'cash'
        and applications.application_date <= run.as_of()
        and applications.application_date > run.as_of() - 91
        and run.as_of() - 91 >= (select min(month_start) from ledger.calendar)
    group by items.report_currency
),

tested as (
    select report_currency, horizon_week as horizon_weeks, count(*) as count_forecasts
    from publish.cash_backtest
    group by report_currency, horizon_week
),

judged as (
    select
        outlook.horizon_weeks,
        outlook.report_currency,
        outlook.contractual_amount,
        outlook.expected_amount,
        outlook.p10_amount,
        outlook.p90_amount,
        cast(mean_weeks.mean_week_amount * outlook.horizon_weeks as decimal(38, 4)) as mean_weeks_amount,
        coalesce(tested.count_forecasts, 0) as count_forecasts,
        coalesce(tested.count_forecasts, 0) >= 6 as has_band,
        case
            when errors.count_forecasts < 3 or errors.count_forecasts is null then 'forecast'
            when
                mean_week_wape_rate < wape_rate
                and mean_week_wape_rate <= due_date_wape_rate
                and mean_weeks.mean_week_amount is not null
                then 'mean_weeks'
            when due_date_wape_rate < wape_rate then 'due_dates'
            else 'forecast'
        end as leading_rule
    from forecast.outlook as outlook
    left join publish.outlook_errors as errors using (report_currency, horizon_weeks)
    left join tested using (report_currency, horizon_weeks)
    left join mean_weeks using (report_currency)
)

select
    *,
    case leading_rule
        when 'mean_weeks' then mean_weeks_amount
        when 'due_dates' then contractual_amount
        else expected_amount
    end as leading_amount
from judged
order by horizon_weeks, report_currency
