-- One row per forecast origin and label known at its end: of the sampled customers alone, but at the as-of date of all.
-- View.
select origins.origin_date, labels.*
from features.labels as labels
cross join features.origins as origins
where origins.origin_date = run.as_of()
union all
select origins.origin_date, labels.*
from features.origins as origins
inner join features.labels as labels
    on labels.is_sampled and origins.origin_date < run.as_of() and labels.label_date <= origins.origin_date
