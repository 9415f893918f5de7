-- One row per origin, report currency, layer, customer and week ahead: expected and
-- contractual receipts in the week and by its end, with the sums their variance needs. New
-- business only at the as-of date: each customer's share of what was billed in the 13 weeks before.
-- Scratch.
with
shares as (
    select
        report_currency,
        customer_key,
        cast(sum(size_amount) as double)
        / nullif(cast(sum(sum(size_amount)) over (partition by report_currency) as double), 0) as share,
    from features.items
    where issue_date <= run.as_of() and issue_date > run.as_of() - 91
    group by report_currency, customer_key
)

select
    origin_date, layer, report_currency, horizon_week, customer_key,
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
union all by name
select
    weeks.origin_date, 'new' as layer, report_currency, weeks.horizon_week, shares.customer_key,
    cast(round(cast(weeks.expected_amount as double) * shares.share, 4) as decimal(28, 4)) as week_expected,
from forecast.new_weeks as weeks
inner join shares using (report_currency)
where weeks.origin_date = run.as_of()
