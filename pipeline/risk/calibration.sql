-- One row per tenth of the holdout by predicted probability: what was forecast and what
-- came.
with
ranked as (
    select
        late_probability,
        is_late,
        ntile(10) over (order by late_probability, item_id) as bin,
    from risk.holdout_scores
    where is_late is not null
)

select
    cast(bin as integer) as bin,
    cast(sum(cast(late_probability as decimal(18, 12))) as double) / count(*) as mean_predicted,
    cast(sum(is_late) as double) / count(*) as observed_rate,
    cast(count(*) as integer) as n,
from ranked
group by bin
order by bin
