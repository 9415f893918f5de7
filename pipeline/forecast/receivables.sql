-- One row per query: the money its curve forecasts, in report currency: what is open at the end of the origin.
-- disputed_from is known later: it only splits past errors.
with
applied as (
    select points.origin_date, points.item_id, sum(applications.amount) as amount,
    from features.prediction_points as points
    inner join ledger.applications as applications
        on points.item_id = applications.item_id
        and points.origin_date >= applications.application_date
    where points.origin_date < run.as_of()
    group by all
),

rated as (
    select
        item_id,
        amount,
        open_report_amount as open_now,
        report_currency,
        cast(case when amount = 0 then 1 else report_amount / amount end as double)
            as booking_rate,
    from ledger.invoices
)

select
    points.origin_date,
    points.layer,
    points.item_id,
    rated.report_currency,
    points.due_date,
    disputed_from,
    cast(round(case
        when points.origin_date = run.as_of() then rated.open_now
        else (rated.amount - coalesce(applied.amount, 0)) * booking_rate
    end, 2) as decimal(18, 2)) as amount,
from features.prediction_points as points
inner join rated using (item_id)
left join forecast.disputed_from as disputed
    on points.origin_date = disputed.origin_date and points.item_id = disputed.item_id
left join applied
    on points.origin_date = applied.origin_date and points.item_id = applied.item_id
