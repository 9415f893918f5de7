-- One row per invoice of the period that was paid, scored at its issue: days from what was
-- expected to its payment, ours and those of the naive dates.
select
    scores.invoice_id,
    cast(items.paid_date - scores.paid_date_p10 as integer) as p10_error,
    cast(items.paid_date - scores.paid_date_p50 as integer) as p50_error,
    cast(items.paid_date - scores.paid_date_p90 as integer) as p90_error,
    cast(items.delay_days as integer) as due_date_error,
    items.delay_days - inputs.mean_delay as customer_mean_error,
from backtest.invoice_scores as scores
inner join features.items as items
    on scores.invoice_id = items.invoice_id
    and scores.customer_id = items.customer_id and scores.due_date = items.due_date
inner join features.inputs as inputs on items.item_id = inputs.item_id and inputs.layer = 'issue'
where items.paid_date is not null
order by scores.invoice_id
