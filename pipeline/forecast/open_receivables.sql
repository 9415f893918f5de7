-- One row per report currency: what is open at the as-of date. No more than that can come of it, however wide the band.
-- View.
select report_currency, sum(amount) as open_amount
from forecast.receivables
where layer = 'open' and origin_date = run.as_of()
group by report_currency
