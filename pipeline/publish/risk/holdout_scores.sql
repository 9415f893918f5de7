-- One row per invoice issued after the holdout date, scored at issue by a fit that knew nothing later.
select
    invoice_id,
    issue_date,
    late_probability,
    cast(is_late as boolean) as is_late
from risk.holdout_scores
order by issue_date, invoice_id, item_id
