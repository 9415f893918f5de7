-- One row per past weekly origin with two weeks since, report currency and way of ranking: of the overdue cash that was still
-- unpaid two weeks later, the share that the twenty customers ranked first held. Predictions are those made without hindsight.
with items as (
    select
        curves.origin_date,
        invoices.customer_id,
        invoices.report_currency,
        receivables.amount,
        curves.origin_date - invoices.due_date as days_past_due,
        cast(
            cast(receivables.amount as double) * wait_days_of(
                unpaid_days_on(
                    7, age_days, late_rate, survival_7, survival_14, survival_30,
                    survival_60, survival_90, hazard_6, paid_by_origin
                ),
                unpaid_days_on(
                    14, age_days, late_rate, survival_7, survival_14, survival_30,
                    survival_60, survival_90, hazard_6, paid_by_origin
                ),
                unpaid_days_on(
                    30, age_days, late_rate, survival_7, survival_14, survival_30,
                    survival_60, survival_90, hazard_6, paid_by_origin
                )
            ) as decimal(28, 4)
        ) as expected_amount,
        case
            when coalesce(invoices.closed_date, date '9999-12-31') > curves.origin_date + 14
                then receivables.amount
            else 0
        end as unpaid_amount
    from risk.curves as curves
    join ledger.invoices as invoices using (item_id)
    join forecast.receivables as receivables
        on
            curves.origin_date = receivables.origin_date
            and curves.item_id = receivables.item_id
            and receivables.layer = 'open'
    where
        curves.layer = 'open'
        and curves.origin_date + 14 <= run.as_of()
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
        sum(unpaid_amount) as unpaid_amount,
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
    cast(sum(unpaid_amount) as decimal(18, 4)) as unpaid_amount,
    cast(coalesce(sum(unpaid_amount) filter (where place <= 20), 0) as decimal(18, 4)) as covered_amount
from ranked
group by origin_date, report_currency, ranking
