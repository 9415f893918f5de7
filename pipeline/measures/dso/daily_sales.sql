-- One row per day and report currency: credit sales, that is invoices less credit notes, at booking rates.
select
    entry_date as sales_date,
    report_currency,
    sum(report_amount) as sales_amount
from ledger.entries
where kind in ('invoice', 'credit')
group by entry_date, report_currency
