-- One row per past origin, report currency and weeks since (1, 4, 8 or 13, those that are over):
-- what was settled of its items by then, at the rate of their booking: in dispute by then, and
-- of the others that were open what was not cash; and by how much the cash of all is worth
-- more, or less, at the rate of its day.
with
settled as (
    select
        origins.origin_date,
        items.report_currency,
        horizon_week,
        items.issue_date <= origins.origin_date as was_open,
        coalesce(disputed_from <= origins.origin_date + 7 * horizon_week, false) as is_disputed,
        applications.kind = 'cash' as is_cash,
        to_cents(applications.amount * booking_rate) as amount,
        case
            when items.report_currency <> invoices.currency and applications.kind = 'cash'
                then to_cents(applications.amount * (cast(rates.rate as double) - booking_rate))
            else 0
        end as fx_amount,
    from features.origins as origins
    cross join (values (1), (4), (8), (13)) as horizons (horizon_week)
    inner join ledger.applications as applications
        on applications.application_date > origins.origin_date
        and applications.application_date <= origins.origin_date + 7 * horizon_week
    inner join features.items as items using (item_id)
    inner join ledger.invoices as invoices using (item_id)
    left join ledger.rates as rates
        on invoices.currency = rates.currency and applications.application_date = rates.rate_date
    left join forecast.disputed_from as disputed
        on origins.origin_date = disputed.origin_date and items.item_id = disputed.item_id
    cross join lateral (
        select cast(items.report_amount / items.amount as double) as booking_rate
    ) as booked
    where items.is_sampled and origins.origin_date + 7 * horizon_week <= run.as_of()
)

select
    origin_date,
    report_currency,
    horizon_week,
    sum(case when was_open and is_disputed and is_cash then amount else 0 end) as disputed_cash,
    sum(case when was_open and not is_disputed and not is_cash then amount else 0 end)
        as otherwise_amount,
    sum(coalesce(fx_amount, 0)) as fx_amount,
from settled
group by all
