-- One row per date of the calendar, customer, currency and bucket of unapplied credits, aged from their own date.
-- The report amount of a customer's credits is converted once and falls to buckets by share; the oldest bucket takes the rest.
with aged as (
    select
        spans.as_of_date,
        balances.customer_id,
        balances.currency,
        balances.report_currency,
        bucket_index(age(balances.from_date, spans.as_of_date)) as bucket_index,
        -sum(balances.amount) as unapplied_amount
    from ledger.balances as balances
    join ledger.spans as spans using (first_date, last_date)
    where balances.account = 'unapplied'
    group by all
),

converted as (
    select
        aged.*,
        whole.unapplied_report_amount,
        report_amount(aged.unapplied_amount, rates.rate) as own_report_amount,
        row_number() over (
            partition by aged.as_of_date, aged.customer_id, aged.currency
            order by aged.bucket_index desc
        ) = 1 as is_oldest
    from aged
    join measures.unapplied as whole using (as_of_date, customer_id, currency)
    left join ledger.rates as rates
        on aged.currency = rates.currency and aged.as_of_date = rates.rate_date
)

select
    converted.as_of_date,
    converted.customer_id,
    converted.currency,
    converted.report_currency,
    buckets.bucket,
    cast(converted.unapplied_amount as decimal(38, 4)) as unapplied_amount,
    cast(
        case
            when is_oldest
                then unapplied_report_amount
                    - (sum(own_report_amount) over whole_credit - own_report_amount)
            else own_report_amount
        end as decimal(38, 4)
    ) as unapplied_report_amount
from converted
join measures.buckets as buckets using (bucket_index)
window whole_credit as (
    partition by converted.as_of_date, converted.customer_id, converted.currency
)
