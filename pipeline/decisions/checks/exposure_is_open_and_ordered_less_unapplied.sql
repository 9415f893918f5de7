-- Customers whose exposure is not what is open and ordered less what is unapplied.
select limits.customer_id, limits.exposure_amount
from decisions.limits as limits
where limits.exposure_amount <> limits.open_amount + limits.ordered_amount - limits.unapplied_amount
