-- One row per week of the four ahead, owner and kind of work (both empty: all of it): conversations and disputes to be expected, their hours, and
-- what a week of the last 13 had; capacity is that of all. The 40 owners with the most hours, each of their kinds of work summed.
with ranked as (
    select
        *,
        dense_rank() over (order by owner_hours desc, owner) as position
    from (
        select
            *,
            sum(cast(work_hours as decimal(18, 4))) filter (where work = '') over (partition by owner) as owner_hours
        from decisions.busy_weeks
        where owner = '' or work = ''
    )
)

select
    week,
    start_date,
    end_date,
    nullif(owner, '') as owner,
    nullif(work, '') as work,
    expected_count,
    work_hours,
    usual_count,
    capacity_hours
from ranked
where position <= 41
order by week, position, work
