-- One row per tenth of the scored invoices: the chance we stated and the share that was late.
-- chance_rate: how far the two may lie apart by chance alone, two standard errors of a share of so many.
select
    bin,
    mean_predicted,
    observed_rate,
    n,
    2 * sqrt(mean_predicted * (1 - mean_predicted) / n) as chance_rate
from risk.calibration
order by bin
