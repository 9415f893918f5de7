-- One row per currency and case: the allowance if loss rates, outlook or recovery were otherwise by a step of the settings.
select
    report_currency as currency,
    place,
    sensitivity,
    matrix_amount,
    apart_amount,
    allowance_amount,
    change_amount
from decisions.allowance_sensitivity
order by currency, place
