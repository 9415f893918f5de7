-- One row per origin and state: how many times faster than their curves such items were paid
-- in the weeks known by then, pulled towards 1 by as many payments as state_losses chose.
select
    origins.origin_date,
    weeks.state,
    (sum(weeks.payments) + run.state_strength())
    / (cast(sum(weeks.expected_millionths) as double) / 1e6 + run.state_strength()) as factor,
from features.origins as origins
inner join risk.state_weeks as weeks on weeks.origin_date + 7 <= origins.origin_date
group by all
