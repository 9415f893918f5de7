-- One row per date of the calendar, version, report currency, bucket at the previous date and state a month later.
-- cohort follows the amounts themselves, so a bucket's rates sum to 1; balance divides a bucket by the milder one a month before.
with aged as (
    select
        as_of_date,
        report_currency,
        bucket_index,
        sum(open_report_amount) as amount
    from measures.aging
    join measures.buckets using (bucket)
    where basis = 'due'
    group by all
),

flows as (
    select
        roll_forward.as_of_date,
        roll_forward.report_currency,
        buckets.bucket_index as from_index,
        coalesce(next_buckets.bucket_index, 102) as to_index,
        coalesce(openings.amount, 0) as from_amount,
        case
            when next_buckets.bucket_index is null then -roll_forward.write_offs
            else coalesce(closings.amount, 0)
        end as amount
    from measures.roll_forward as roll_forward
    join ledger.calendar as calendar using (as_of_date)
    cross join measures.buckets as buckets
    left join measures.buckets as next_buckets
        on buckets.bucket_index + 1 = next_buckets.bucket_index
    left join aged as openings
        on
            calendar.previous_date = openings.as_of_date
            and roll_forward.report_currency = openings.report_currency
            and buckets.bucket_index = openings.bucket_index
    left join aged as closings
        on
            roll_forward.as_of_date = closings.as_of_date
            and roll_forward.report_currency = closings.report_currency
            and next_buckets.bucket_index = closings.bucket_index
),

versions as (
    select as_of_date, version, report_currency, from_index, to_index, count_months, amount,
        sum(amount) over (partition by as_of_date, version, report_currency, from_index) as from_amount
    from measures.roll_cells

    union all

    select as_of_date, 'balance', report_currency, from_index, to_index, 1, amount, from_amount
    from flows
)

select
    versions.as_of_date,
    versions.version,
    versions.report_currency,
    versions.from_index,
    buckets.bucket as from_bucket,
    versions.to_index,
    states.state as to_state,
    versions.count_months,
    ratio(versions.amount, versions.from_amount) as rate,
    cast(versions.amount as decimal(38, 4)) as amount,
    cast(versions.from_amount as decimal(38, 4)) as from_amount,
    case when versions.from_amount = 0 then 'nothing was in the bucket' end as reason
from versions
join measures.buckets as buckets on versions.from_index = buckets.bucket_index
join measures.roll_states as states on versions.to_index = states.state_index
