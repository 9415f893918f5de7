-- One row per origin: the strengths settled at the last cut-off by then, or at the first.
select
    origins.origin_date,
    coalesce(max_by(cutoffs.spell, cutoffs.cutoff), any_value(firsts.spell)) as spell_strength,
    coalesce(max_by(cutoffs.run, cutoffs.cutoff), any_value(firsts.run)) as run_share,
    coalesce(max_by(cutoffs.day, cutoffs.cutoff), any_value(firsts.day)) as day_strength,
from features.origins as origins
cross join (select * from risk.cutoff_strengths order by cutoff limit 1) as firsts
left join risk.cutoff_strengths as cutoffs on cutoffs.cutoff <= origins.origin_date + 1
group by origins.origin_date
