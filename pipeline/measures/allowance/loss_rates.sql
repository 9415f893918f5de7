-- One row per date of the calendar, report currency and aging bucket: the share of what is open that is lost in the end.
-- Roll rate: of what left the bucket or passed it in 12 months, the share that went on to a worse one or was written off.
-- A stage that nothing left counts as 1: what sits there has not been shown to be collected. 12 whole months are needed.
with stages as (
    select
        moves.as_of_date,
        moves.report_currency,
        buckets.bucket_index,
        buckets.bucket,
        min(moves.count_months) as count_months,
        cast(sum(moves.amount) as decimal(38, 4)) as left_amount,
        cast(
            coalesce(sum(moves.amount) filter (where moves.to_index not in (100, 101)), 0)
            as decimal(38, 4)
        ) as onward_amount
    from measures.roll_cells as moves
    join measures.buckets as buckets
        on
            buckets.bucket_index >= moves.from_index
            and case
                when moves.to_index in (100, 101) then buckets.bucket_index = moves.from_index
                else buckets.bucket_index < moves.to_index
            end
    where moves.version = 'cohort_12m'
    group by all
),

rates as (
    select
        *,
        left_amount = 0 as is_assumed,
        case
            when count_months < 12 then null
            else coalesce(ratio(onward_amount, left_amount), 1)
        end as roll_rate
    from stages
),

chained as (
    select
        *,
        list_reduce(
            list(roll_rate) over (
                partition by as_of_date, report_currency
                order by bucket_index desc
                rows unbounded preceding
            ),
            lambda so_far, roll_rate: so_far * roll_rate
        ) as share_lost
    from rates
)

select
    as_of_date,
    report_currency,
    bucket_index,
    bucket,
    count_months,
    left_amount,
    onward_amount,
    is_assumed,
    roll_rate,
    share_lost,
    case
        when count_months >= 12
            then least(
                1,
                share_lost
                * (1 - cast(run.recovery_rate() as double))
                * cast(run.forward_factor() as double)
            )
    end as loss_rate,
    case when count_months < 12 then 'fewer than 12 whole months of history' end as reason
from chained
