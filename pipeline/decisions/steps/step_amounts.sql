-- One row per customer, report currency and step that something past due is to take next: how much has come to it or beyond.
-- Less unapplied, which pays the oldest first. Ready is what can take it on the next day.
-- Scratch.
with levels as (
    select
        customer_id,
        report_currency,
        next_place as place,
        sum(amount) as own_amount,
        coalesce(sum(amount) filter (where ready_date <= run.as_of() + 1), 0) as own_ready_amount,
        min(ready_date) as ready_date,
        max(taken_date) as taken_date,
        max(taken_place) as taken_place,
        min(taken_place) as least_taken_place
    from decisions.item_steps
    where next_place is not null
    group by customer_id, report_currency, next_place
)

select
    levels.*,
    asks.floor_amount,
    asks.hold_floor_amount,
    greatest(sum(own_amount) over beyond - greatest(asks.unapplied_amount, 0), 0) as amount,
    greatest(sum(own_ready_amount) over beyond - greatest(asks.unapplied_amount, 0), 0) as ready_amount
from levels
join decisions.asks as asks using (customer_id, report_currency)
window beyond as (
    partition by customer_id, report_currency
    order by place desc
    rows between unbounded preceding and current row
)
