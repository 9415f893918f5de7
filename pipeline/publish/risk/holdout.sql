-- One row per model (ours and the naive guesses) and metric, on invoices issued after the fit ended.
select model, metric, value, n
from risk.holdout
order by model, metric
