-- One row per past review, report currency and action: how those customers paid what fell due in the 90 days after it.
select
    review_date,
    report_currency,
    action,
    count_customers,
    count_invoices,
    mean_delay_days,
    very_late_rate
from decisions.terms_outcomes
order by review_date desc, report_currency, array_position(['tighten', 'hold', 'loosen'], action)
