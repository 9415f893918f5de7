-- One row per report currency and cut (all, customer, sales_rep): how many promises were kept, by count and by value.
select
    report_currency,
    cut,
    cut_value,
    count_promises,
    count_kept,
    count_partial,
    count_broken,
    count_not_due,
    due_amount,
    kept_amount,
    kept_rate_by_count,
    kept_rate_by_value,
    reason
from measures.promise_rates
order by report_currency, cut, cut_value
