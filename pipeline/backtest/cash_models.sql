-- One row per origin, report currency, layer (all: both together), model and week ahead that
-- is over (0: all 13 of them): expected receipts of ours and of the naive rules, and what came.
with
judged as (
    select origin_date, currency, layer, horizon_week, expected_amount, actual_amount,
    from forecast.past_weeks
    where span = 'week'
        and origin_date >= run.backtest_from() - 1
        and is_known_week(layer, origin_date, horizon_week)
),

models as (
    select distinct layer, model from backtest.naive_cash
),

weekly as (
    select origin_date, currency, layer, 'countback' as model, horizon_week, expected_amount, actual_amount,
    from judged
    union all
    select
        judged.origin_date, judged.currency, judged.layer, models.model, judged.horizon_week,
        coalesce(naive.expected_amount, 0), judged.actual_amount,
    from judged
    inner join models using (layer)
    left join backtest.naive_cash as naive
        using (origin_date, currency, layer, model, horizon_week)
)

select * from weekly
union all
select origin_date, currency, layer, model, 0, sum(expected_amount), sum(actual_amount),
from weekly
group by all
having count(*) = 13
