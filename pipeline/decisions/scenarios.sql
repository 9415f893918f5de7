-- One row per report currency, scenario and week of thirteen: what it moves into the week, and out of it (negative).
with moves as (
    select
        scenario,
        report_currency,
        week
        + case scenario
            when 'slip' then run.slip_days() // 7 + part
            else -(run.shorter_terms_days() // 7 + part)
        end as week,
        amount * moved_share(
            case scenario
                when 'slip' then run.slip_days()
                else run.shorter_terms_days()
            end, part
        ) as amount
    from decisions.scenario_parts
    cross join (values (0), (1)) as parts (part)
    where scenario <> 'disputes'

    union all

    select scenario, report_currency, week, -amount
    from decisions.scenario_parts

    union all

    select
        'disputes',
        report_currency,
        cast(ceil(run.dispute_days() / 7.0) as integer),
        sum(disputed_report_amount)
    from measures.disputed_items
    where as_of_date = run.as_of()
    group by report_currency
),

summed as (
    select
        scenario,
        report_currency,
        cast(greatest(week, 1) as integer) as week,
        sum(cast(amount as decimal(28, 4))) as amount
    from moves
    where week <= 13
    group by scenario, report_currency, greatest(week, 1)
)

select
    scenario,
    report_currency,
    weeks.week,
    cents(coalesce(summed.amount, 0)) as moved_amount
from (select distinct scenario, report_currency from summed) as known
cross join (select cast(range as integer) as week from range(1, 14)) as weeks
left join summed using (scenario, report_currency, week)
