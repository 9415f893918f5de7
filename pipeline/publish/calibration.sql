-- One row per tenth of the scored invoices: the chance we stated and the share that was late.
select bin, mean_predicted, observed_rate, n
from risk.calibration
order by bin
