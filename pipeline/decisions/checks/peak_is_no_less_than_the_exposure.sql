-- Customers whose projected peak lies below what is at stake today.
select customer_id, report_currency, exposure_amount, peak_amount
from decisions.exposures
join decisions.peaks using (customer_id, report_currency)
where peak_amount < exposure_amount - 0.01
