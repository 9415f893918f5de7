-- Periods in which days to pay is not terms + days late.
select as_of_date, report_currency, method, days_to_pay, terms, days_late
from measures.days_to_pay
where abs(days_to_pay - terms - days_late) > 1e-9 * greatest(1, abs(days_to_pay))
