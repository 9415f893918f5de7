-- One row per past forecast date, weeks since then (1, 4, 8, 13) and report currency: why what came differs from what was expected.
-- Timing: open invoices paid sooner or later; settled otherwise: by credits or write-offs, not cash; disputes: invoices in dispute
-- by then; new business: not yet billed; FX: cash at the rate of its day against the rate it was booked at.
select
    as_of_date,
    horizon_weeks,
    report_currency,
    expected_amount,
    actual_amount,
    timing_amount,
    settled_otherwise_amount,
    dispute_amount,
    new_business_amount,
    fx_amount
from forecast.error_split
order by as_of_date desc, horizon_weeks, report_currency
