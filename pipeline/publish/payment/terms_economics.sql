-- One row per report currency and terms with a discount for early payment: its annual cost, and how it is used.
select
    measured.report_currency,
    measured.terms,
    cast(discount_rate as double) as discount_rate,
    discount_days,
    net_days,
    annual_simple_rate,
    annual_compound_rate,
    count_offered,
    count_taken,
    invoiced_amount,
    offered_amount,
    taken_amount,
    unearned_amount,
    taken_rate,
    economics.break_even_take_up_rate,
    economics.result_amount,
    reason
from measures.terms_economics as measured
join decisions.discount_economics as economics using (report_currency, terms)
order by report_currency, measured.terms
