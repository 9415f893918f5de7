-- One row per forecast origin and item issued by its end: of the sampled customers alone, but at the as-of date of all.
-- View.
select origins.origin_date, items.*
from features.items as items
cross join features.origins as origins
where origins.origin_date = run.as_of()
union all
select origins.origin_date, items.*
from features.origins as origins
inner join features.items as items
    on items.is_sampled and origins.origin_date < run.as_of() and items.issue_date <= origins.origin_date
