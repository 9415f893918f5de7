-- One row per aging bucket: its place, its label and its edges in days (or weeks, or months) past due; the upper edge belongs to it.
with edges as (
    select
        index,
        run.bucket_edges()[index] as lower_edge,
        run.bucket_edges()[index + 1] as upper_edge
    from range(1, 7) as places (index)
)

select
    0 as bucket_index,
    'not_due' as bucket,
    cast(null as integer) as first_age,
    run.bucket_edges()[1] as last_age

union all

select
    index,
    case
        when upper_edge is null then (lower_edge + 1) || '+'
        when upper_edge = lower_edge + 1 and run.bucket_unit() <> 'days' then upper_edge || ''
        else (lower_edge + 1) || '-' || upper_edge
    end
    || case
        when run.bucket_unit() = 'days' then ''
        when upper_edge = 1 then ' ' || rtrim(run.bucket_unit(), 's')
        else ' ' || run.bucket_unit()
    end,
    lower_edge + 1,
    upper_edge
from edges
where lower_edge is not null
order by bucket_index
