-- Periods and customers whose opening and movements do not make the closing.
select as_of_date, customer_id, report_currency, opening, closing, unexplained
from measures.customer_roll_forward
where unexplained <> 0
