-- One row per forecast origin and event by its end: of the sampled customers alone, but at the as-of date of all.
-- View.
select origins.origin_date, events.*
from features.events as events
cross join features.origins as origins
where origins.origin_date = run.as_of()
union all
select origins.origin_date, events.*
from features.origins as origins
inner join features.events as events
    on events.is_sampled and origins.origin_date < run.as_of() and events.moment_date <= origins.origin_date
