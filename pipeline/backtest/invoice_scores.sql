-- One row per invoice issued in the period, scored at its issue; where it falls due in
-- instalments, by the one due last.
with
scored as (
    select
        items.invoice_id,
        items.customer_id,
        items.issue_date,
        items.due_date,
        predictions.late_rate as late_probability,
        items.last_good_date + cast(day_50 as integer) as expected_paid_date,
        items.last_good_date + cast(day_10 as integer) as paid_date_p10,
        items.last_good_date + cast(day_50 as integer) as paid_date_p50,
        items.last_good_date + cast(day_90 as integer) as paid_date_p90,
        row_number() over (
            partition by items.invoice_id order by items.due_date desc, items.item_id
        ) as position,
    from risk.past_predictions as predictions
    inner join features.items as items using (item_id)
    inner join risk.quantiles as quantiles using (item_id, layer)
    where predictions.layer = 'issue'
        and items.issue_date >= run.backtest_from()
        and items.issue_date < run.backtest_to()
)

select * exclude (position)
from scored
where position = 1
order by issue_date, invoice_id
