-- One row per deduction, the open ones first and the largest of them first, at most 200.
select *
from publish.deductions
order by is_open desc, report_amount desc, invoice_id, customer_id, deduction_date, kind, reason
limit 200
