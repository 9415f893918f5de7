-- One row per date of the calendar, report currency, part (individual or insured) and bucket: what stands outside the matrix.
-- individual: customers with a loss rate of their own; insured: what a customer's insured limit covers, mildest bucket first,
-- so that the oldest debt is the last to be relieved. Limits are in base currency and today's.
with exposures as (
    select
        aging.as_of_date,
        aging.customer_id,
        aging.report_currency,
        buckets.bucket_index,
        run.individual_loss_rates()[aging.customer_id] as individual_loss_rate,
        any_value(limits.insured_limit) as insured_limit,
        sum(aging.open_report_amount) as amount
    from measures.aging as aging
    join measures.buckets as buckets using (bucket)
    left join ledger.customer_attributes as limits using (customer_id)
    where
        aging.basis = 'due'
        and (
            run.individual_loss_rates()[aging.customer_id] is not null
            or limits.insured_limit > 0
            and aging.report_currency in (select base_currency from ledger.currencies)
        )
    group by all
),

covered as (
    select
        *,
        greatest(
            least(
                amount,
                insured_limit - coalesce(
                    sum(amount) over (
                        partition by as_of_date, customer_id, report_currency
                        order by bucket_index
                        rows between unbounded preceding and 1 preceding
                    ), 0
                )
            ), 0
        ) as insured_amount
    from exposures
)

select
    as_of_date,
    report_currency,
    case when individual_loss_rate is null then 'insured' else 'individual' end as part,
    bucket_index,
    cast(
        sum(case when individual_loss_rate is null then insured_amount else amount end)
        as decimal(38, 4)
    ) as balance_amount,
    cast(
        sum(
            case
                when individual_loss_rate is null then 0
                else cast(round(cast(amount as double) * individual_loss_rate, 2) as decimal(38, 4))
            end
        ) as decimal(38, 4)
    ) as allowance_amount
from covered
group by all
