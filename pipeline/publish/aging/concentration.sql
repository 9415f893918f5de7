-- One row per stored date, report currency, scope and customer among the ten largest.
select
    concentration.as_of_date,
    concentration.report_currency,
    concentration.scope,
    concentration.customer_id,
    customers.customer_name,
    concentration.amount,
    concentration.share,
    concentration.rank
from measures.concentration as concentration
join ledger.calendar as calendar using (as_of_date)
join ledger.customers as customers using (customer_id)
where calendar.is_stored and concentration.rank <= 10
order by as_of_date, report_currency, scope, rank
