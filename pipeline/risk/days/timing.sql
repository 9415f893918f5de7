-- One row per cell and day_offset: the share of the payments of the offset's phase made by
-- then. The customer's own days on that weekday, pulled towards everybody's by as many
-- payments as day_log_loss chose.
-- Scratch.
with
mixed as (
    select
        cell, day_offset, phase,
        cast(round(
            1e9 * mixed_share(own_payments, phase_payments, day_strength, prior_share)
        ) as bigint) as share,
    from risk.day_counts
    inner join risk.curve_strengths using (origin_date)
)

select
    cell, day_offset,
    cast(sum(share) over (phases order by day_offset) as double)
    / greatest(1, cast(sum(share) over phases as double)) as share_by_then,
from mixed
window phases as (partition by cell, phase)
