-- Cuts in which days to pay is not terms + days late.
select view, report_currency, cut, cut_value, days_to_pay, terms_days, days_late
from measures.days_to_pay_cuts
where abs(days_to_pay - terms_days - days_late) > 1e-9 * greatest(1, abs(days_to_pay))
