-- One row per segment and report currency: the share of its invoices paid by days past the due date.
select * exclude (cut)
from publish.customer_curves
where cut = 'segment'
order by cut_value, report_currency
