-- One row per report currency and case: the allowance if loss rates, outlook or recovery were otherwise by a step of the settings.
select
    report_currency,
    place as position,
    sensitivity,
    matrix_amount,
    apart_amount,
    allowance_amount,
    change_amount
from decisions.allowance_sensitivity
order by report_currency, position
