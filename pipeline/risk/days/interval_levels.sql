-- One row per origin: the shares of a curve between which four in five payments came, one in ten before and one in ten
-- after, of the items foreseen in the year before it that had fallen due a month before it; those
-- unpaid then count as after. A day holds much of a curve, so these lie closer together than 10 and 90 %; they
-- are those two where fewer than 100 items say, and never within 20 and 80 % nor
-- beyond 8 and 92 %: further out the curve says little of days.
with
judged as (
    select
        origins.origin_date,
        case when ranks.paid_date <= origins.origin_date then ranks.paid_rank else 1 end as paid_rank,
    from features.origins as origins
    inner join features.prediction_points as points
        on points.layer = 'open'
        and points.issue_date > points.origin_date - 7
        and points.origin_date > origins.origin_date - 182
        and points.due_date <= origins.origin_date - 30
        and points.origin_date < origins.origin_date
    left join risk.paid_ranks as ranks on points.item_id = ranks.item_id and points.origin_date = ranks.origin_date
)

select
    origins.origin_date,
    case when count(paid_rank) < 100 then 0.1
        else least(0.2, greatest(0.08, quantile_disc(paid_rank, 0.1))) end as low_level,
    case when count(paid_rank) < 100 then 0.9
        else greatest(0.8, least(0.92, quantile_disc(paid_rank, 0.9))) end as high_level,
from features.origins as origins
left join judged using (origin_date)
group by origins.origin_date
