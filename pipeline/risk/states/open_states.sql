-- One row per query whose item is in a state: how many times faster than its curve it pays.
select
    states.*,
    coalesce(factors.factor, 1.0) as factor,
from risk.states as states
left join risk.state_factors as factors using (origin_date, state)
