-- One row per past origin, report currency and week ahead that is over: what was forecast
-- then, both layers together, with the band that was known then, and what came.
select
    past_weeks.origin_date as as_of_date,
    past_weeks.horizon_week,
    past_weeks.report_currency,
    cast(past_weeks.origin_date + cast(7 * past_weeks.horizon_week - 6 as integer) as date)
        as week_start_date,
    to_cents(past_weeks.contractual_amount) as contractual_amount,
    to_cents(past_weeks.expected_amount) as expected_amount,
    to_cents(band_edge(past_weeks.expected_amount, multipliers.low, past_weeks.variance)) as p10_amount,
    to_cents(band_edge(past_weeks.expected_amount, multipliers.high, past_weeks.variance)) as p90_amount,
    to_cents(past_weeks.actual_amount) as actual_amount,
from forecast.past_weeks as past_weeks
inner join forecast.band_multipliers as multipliers
    on past_weeks.origin_date = multipliers.origin_date
    and past_weeks.report_currency = multipliers.report_currency
    and past_weeks.layer = multipliers.layer
    and past_weeks.span = multipliers.span
    and past_weeks.horizon_week = multipliers.horizon_week
where past_weeks.span = 'week' and past_weeks.layer = 'all'
order by past_weeks.origin_date, past_weeks.report_currency, past_weeks.horizon_week
