-- One row per strength tried: the Poisson loss of each week's payments by state, foreseen
-- from the weeks before it that were known at its start, pulled towards the curves by that
-- many payments.
with
before as (
    select
        weeks.origin_date, weeks.state,
        sum(earlier.payments) as payments,
        cast(sum(earlier.expected_millionths) as double) / 1e6 as expected,
    from risk.state_weeks as weeks
    inner join risk.state_weeks as earlier
        on weeks.state = earlier.state and earlier.origin_date + 7 <= weeks.origin_date
    where weeks.origin_date + 7 < run.validation_until()
    group by all
)

select
    strength,
    sum(cast(round(
        cast(weeks.expected_millionths as double)
        * (before.payments + strength) / (before.expected + strength)
        - 1e6 * weeks.payments * ln((before.payments + strength) / (before.expected + strength))
    ) as bigint)) as loss,
from before
inner join risk.state_weeks as weeks using (origin_date, state)
cross join (values (4.0), (8.0), (16.0), (32.0), (64.0), (128.0), (256.0)) as tried (strength)
group by strength
order by loss, strength desc
