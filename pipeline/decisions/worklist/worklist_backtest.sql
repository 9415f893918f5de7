-- One row per past weekly origin with thirty days since, report currency and way of ranking: of the overdue cash that stood unpaid in
-- those days, the share that the twenty customers ranked first held. The worklist ranks money by the days of thirty that it would stay unpaid, and
-- is judged by those that it did: unpaid_amount is the mean over them. Predictions are those made without hindsight.
with items as (
    select
        curves.origin_date,
        invoices.customer_id,
        invoices.report_currency,
        receivables.amount,
        curves.origin_date - invoices.due_date as days_past_due,
        cast(
            cast(receivables.amount as double) * wait_days_on(
                0, 1, age_days, late_rate, survival_7, survival_14, survival_30,
                survival_60, survival_90, hazard_6, paid_by_origin
            ) as decimal(28, 4)
        ) as expected_amount,
        receivables.amount * least(30, coalesce(invoices.closed_date, run.as_of()) - curves.origin_date) as unpaid_day_amount
    from risk.curves as curves
    join ledger.invoices as invoices using (item_id)
    join forecast.receivables as receivables
        on
            curves.origin_date = receivables.origin_date
            and curves.item_id = receivables.item_id
            and receivables.layer = 'open'
    where
        curves.layer = 'open'
        and curves.origin_date + 30 <= run.as_of()
        and invoices.due_date < curves.origin_date
        and receivables.amount > 0
),

customers as (
    select
        origin_date,
        report_currency,
        customer_id,
        sum(amount) as amount,
        sum(expected_amount) as expected_amount,
        sum(unpaid_day_amount) as unpaid_day_amount,
        max(days_past_due) as oldest_days
    from items
    group by all
),

ranked as (
    select
        customers.*,
        ranking,
        row_number() over (
            partition by origin_date, report_currency, ranking
            order by
                case ranking
                    when 'worklist' then cast(expected_amount as double)
                    when 'amount' then cast(amount as double)
                    when 'age' then oldest_days
                    else hash_share(concat(customer_id, origin_date))
                end desc,
                customer_id
        ) as place
    from customers
    cross join (values ('worklist'), ('amount'), ('age'), ('random')) as rankings (ranking)
)

select
    origin_date,
    report_currency,
    ranking,
    count(*) as count_customers,
    cents(cast(sum(unpaid_day_amount) as double) / 30) as unpaid_amount,
    cents(cast(coalesce(sum(unpaid_day_amount) filter (where place <= 20), 0) as double) / 30) as covered_amount
from ranked
group by origin_date, report_currency, ranking
