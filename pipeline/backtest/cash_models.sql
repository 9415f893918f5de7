-- One row per origin, report currency, layer (all: both together), model and week ahead that
-- is over (0: all 13 of them): expected receipts of ours and of the naive rules, and what came.
-- Of the 13 weeks of both layers also those of stands_first: the rule's that was closest to the totals that were known at the
-- origin, where three or more were and it was closer than ours; else ours.
with
judged as (
    select origin_date, report_currency, layer, horizon_week, expected_amount, actual_amount,
    from forecast.past_weeks
    where span = 'week' and is_known_week(layer, origin_date, horizon_week)
),

models as (
    select distinct layer, model from backtest.naive_cash
),

weekly as (
    select origin_date, report_currency, layer, 'countback' as model, horizon_week, expected_amount, actual_amount,
    from judged
    union all
    select
        judged.origin_date, judged.report_currency, judged.layer, models.model, judged.horizon_week,
        coalesce(naive.expected_amount, 0), judged.actual_amount,
    from judged
    inner join models using (layer)
    left join backtest.naive_cash as naive
        using (origin_date, report_currency, layer, model, horizon_week)
    where judged.layer = 'all' or judged.origin_date >= run.backtest_from() - 1
),

totals as (
    select
        origin_date, report_currency, layer, model,
        sum(expected_amount) as expected_amount,
        sum(actual_amount) as actual_amount,
    from weekly
    group by all
    having count(*) = 13
),

errors as (
    select
        totals.origin_date, totals.report_currency, totals.model,
        count(*) as count_known,
        cast(sum(abs(earlier.expected_amount - earlier.actual_amount)) as decimal(38, 2)) as error_amount,
    from totals
    inner join totals as earlier using (report_currency, layer, model)
    where layer = 'all' and earlier.origin_date + 91 <= totals.origin_date
    group by all
),

closest as (
    select
        origin_date, report_currency,
        arg_min(model, struct_pack(error := error_amount, is_rule := model <> 'countback', model := model)) as model,
    from errors
    where count_known >= 3
    group by all
),

told as (
    select * from weekly
    union all
    select origin_date, report_currency, layer, model, 0, expected_amount, actual_amount,
    from totals
    union all
    select totals.origin_date, totals.report_currency, totals.layer, 'stands_first', 0, expected_amount, actual_amount,
    from totals
    left join closest using (origin_date, report_currency)
    where layer = 'all' and totals.model = coalesce(closest.model, 'countback')
)

select * from told where origin_date >= run.backtest_from() - 1
