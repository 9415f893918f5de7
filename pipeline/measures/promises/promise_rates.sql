-- One row per report currency and cut (all, customer, sales_rep): how many promises were kept, by count and by value.
-- Rates are of the promises that have come due; at the rate of the day each was made; hidden below three.
with sums as (
    select
        promises.report_currency,
        case
            when grouping(promises.customer_id) = 0 then 'customer'
            when grouping(customers.sales_rep) = 0 then 'sales_rep'
            else 'all'
        end as cut,
        case
            when grouping(promises.customer_id) = 0 then promises.customer_id
            when grouping(customers.sales_rep) = 0 then coalesce(customers.sales_rep, '(none)')
            else ''
        end as cut_value,
        count(*) as count_promises,
        min(promises.made_date) as first_made_date,
        count(*) filter (where status = 'kept') as count_kept,
        count(*) filter (where status = 'partial') as count_partial,
        count(*) filter (where status = 'broken') as count_broken,
        count(*) filter (where status = 'not_due') as count_not_due,
        sum(report_amount) filter (where status <> 'not_due') as due_amount,
        sum(report_amount) filter (where status = 'kept') as kept_amount
    from measures.promises as promises
    left join ledger.customers as customers using (customer_id)
    group by grouping sets (
        (promises.report_currency),
        (promises.report_currency, promises.customer_id),
        (promises.report_currency, customers.sales_rep)
    )
)

select
    report_currency,
    cut,
    cut_value,
    count_promises,
    count_kept,
    count_partial,
    count_broken,
    count_not_due,
    cast(coalesce(due_amount, 0) as decimal(38, 4)) as due_amount,
    cast(coalesce(kept_amount, 0) as decimal(38, 4)) as kept_amount,
    case
        when count_promises - count_not_due >= 3 and first_made_date >= gaps.unknown_until
            then ratio(count_kept, count_promises - count_not_due)
    end as kept_rate_by_count,
    case
        when count_promises - count_not_due >= 3 and first_made_date >= gaps.unknown_until
            then ratio(coalesce(kept_amount, 0), due_amount)
    end as kept_rate_by_value,
    case
        when first_made_date < gaps.unknown_until then gaps.reason
        when count_promises - count_not_due < 3 then 'fewer than 3 promises have come due'
    end as reason
from sums
cross join ledger.unknown_balance_periods as gaps
