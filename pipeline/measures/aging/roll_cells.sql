-- One row per date of the calendar, version, report currency, bucket and state: what went that way, zero where nothing did.
-- cohort: in the period that ends at the date; cohort_12m: in the last 12 whole months, so that large months weigh more.
with months as (
    select
        as_of_date,
        previous_date,
        as_of_date = last_day(as_of_date) as is_whole,
        12 * year(as_of_date) + month(as_of_date)
        - case when as_of_date = last_day(as_of_date) then 0 else 1 end as whole_month,
        row_number() over (order by as_of_date) > 1 and collections_reason is null as has_opening
    from ledger.calendar
),

cells as (
    select
        months.*,
        known.report_currency,
        buckets.bucket_index as from_index,
        states.state_index as to_index,
        coalesce(moves.amount, 0) as amount
    from months
    cross join (select distinct report_currency from ledger.currencies) as known
    cross join measures.buckets as buckets
    cross join measures.roll_states as states
    left join measures.roll_moves as moves
        on
            months.as_of_date = moves.as_of_date
            and known.report_currency = moves.report_currency
            and buckets.bucket_index = moves.from_index
            and states.state_index = moves.to_index
),

versions as (
    select
        'cohort' as version,
        case when has_opening then 1 else 0 end as count_months,
        cells.*
    from cells

    union all

    select
        'cohort_12m',
        count(*) filter (where is_whole and has_opening) over last_year,
        cells.* replace (
            coalesce(sum(amount) filter (where is_whole and has_opening) over last_year, 0) as amount
        )
    from cells
    window last_year as (
        partition by report_currency, from_index, to_index
        order by whole_month
        range between 11 preceding and current row
    )
)

select
    as_of_date,
    version,
    report_currency,
    from_index,
    to_index,
    count_months,
    cast(amount as decimal(38, 4)) as amount
from versions
