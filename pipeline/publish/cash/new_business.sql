-- One row per report currency that bills: how the invoices of the coming weeks are expected (the mean of 13 weeks, the same weeks a year ago, or
-- by the calendar: working days, bank holidays and growth), and how far that was from what was billed on past days, beside the
-- mean of 13 weeks. half_life_weeks and season_rate are of the calendar only. No errors where too little has passed to judge.
select
    report_currency,
    form,
    half_life_weeks,
    season_rate,
    count_days,
    error_rate,
    mean_weeks_error_rate
from forecast.billing_forms
where origin_date = run.as_of()
order by report_currency
