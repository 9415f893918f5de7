-- One row per origin, report currency, layer, customer and week ahead: expected and
-- contractual receipts in the week and by its end, with the sums their variance needs.
-- Scratch.
select
    origin_date, layer, currency, horizon_week, customer_key,
    sum(cast(round(amount * paid_in_week, 4) as decimal(28, 4))) as week_expected,
    sum(amount * is_due) as week_contractual,
    sum(variance_of(amount, paid_in_week)) as week_variance,
    sum(deviation_of(amount, paid_in_week)) as week_deviation,
    sum(cast(round(amount * paid_by_then, 4) as decimal(28, 4))) as sum_expected,
    sum(amount * is_due_by_then) as sum_contractual,
    sum(variance_of(amount, paid_by_then)) as sum_variance,
    sum(deviation_of(amount, paid_by_then)) as sum_deviation,
    sum(case when is_disputed then cast(round(amount * paid_by_then, 4) as decimal(28, 4)) else 0 end)
        as sum_disputed,
from forecast.receipts
group by all
