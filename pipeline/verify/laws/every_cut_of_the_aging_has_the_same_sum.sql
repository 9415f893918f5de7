-- Dates and currencies whose aging has other sums by another basis or cut.
with sums as (
    select as_of_date, basis, cut, report_currency, sum(open_amount) as open_amount, sum(unapplied_amount) as unapplied_amount
    from publish.aging_cuts
    group by as_of_date, basis, cut, report_currency
)

select
    as_of_date, report_currency,
    min(open_amount) as least_open, max(open_amount) as most_open,
    min(unapplied_amount) as least_unapplied, max(unapplied_amount) as most_unapplied
from sums
group by as_of_date, report_currency
having min(open_amount) <> max(open_amount) or min(unapplied_amount) <> max(unapplied_amount)
