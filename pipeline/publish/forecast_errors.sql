-- One row per past forecast date, weeks since then (1, 4, 8, 13) and currency: why what came differs from what was expected.
-- Timing: open invoices paid sooner or later; settled otherwise: by credits or write-offs, not cash; new business: not yet billed.
select
    as_of_date,
    horizon_weeks,
    currency,
    expected_amount,
    actual_amount,
    timing_amount,
    settled_otherwise_amount,
    new_business_amount
from forecast.error_split
order by as_of_date desc, horizon_weeks, currency
