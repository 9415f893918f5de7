-- One row per run: what the risk model was fitted on, and whether this run fitted it or took a saved one.
select
    cast(json ->> '$.training.count_items' as bigint) as count_items,
    cast(json ->> '$.training.count_sampled' as bigint) as count_sampled,
    cast(json ->> '$.training.count_rows' as bigint) as count_rows,
    cast(json ->> '$.as_of_date' as date) as as_of_date,
    cast(json ->> '$.as_of_date' as date) <> run.as_of() as is_saved_model,
    json ->> '$.method' as method,
    nullif(json ->> '$.reason', '') as reason
from risk.model
order by as_of_date
