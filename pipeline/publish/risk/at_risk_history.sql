-- One row per currency and day of a forecast, the as-of date last: what was open and not yet due, and how much of it was likely to come late.
-- Each invoice counts with its probability of being paid late as it was known that day. Ledgers too large to be
-- scored in full at past days have the as-of date only.
select
    curves.origin_date as as_of_date,
    receivables.currency,
    sum(receivables.amount) as not_due_amount,
    sum(
        cast(
            receivables.amount * pow(
                least(1.0, curves.late_rate / greatest(1e-9, 1 - curves.paid_by_origin)),
                coalesce(states.factor, 1.0)
            ) as decimal(18, 4)
        )
    ) as late_amount
from risk.curves as curves
join forecast.receivables as receivables using (origin_date, item_id, layer)
left join risk.open_states as states using (origin_date, item_id)
where curves.layer = 'open'
    and receivables.due_date >= curves.origin_date
    and (
        curves.origin_date = run.as_of()
        or (select bool_and(is_sampled) from features.items)
    )
group by curves.origin_date, receivables.currency
order by as_of_date, currency
