-- One row per currency and terms with a discount for early payment: its annual cost, and how it is used.
select
    report_currency as currency,
    terms,
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
    reason
from measures.terms_economics
order by currency, terms
