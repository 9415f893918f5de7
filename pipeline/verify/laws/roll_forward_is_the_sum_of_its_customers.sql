-- Months and currencies whose customers do not close with what all of them close with.
select rolled.period_end_date, rolled.report_currency, rolled.closing, customers.closing as customers_closing
from publish.roll_forward as rolled
join (
    select period_end_date, report_currency, sum(closing) as closing
    from publish.customer_roll_forward
    group by period_end_date, report_currency
) as customers
    on rolled.period_end_date = customers.period_end_date and rolled.report_currency = customers.report_currency
where rolled.closing <> customers.closing
