-- One row per new customer and report currency: the start that is recommended, and what is wrong with it already; at most 200, the largest first.
select
    vettings.customer_id,
    customers.customer_name,
    vettings.report_currency,
    vettings.first_date,
    vettings.segment,
    vettings.country,
    vettings.credit_rating,
    vettings.open_amount,
    vettings.ordered_amount,
    vettings.start_class,
    vettings.risk_rate,
    vettings.count_starts,
    vettings.given_terms,
    vettings.terms_name,
    vettings.prepaid_rate,
    vettings.credit_limit,
    vettings.limit_amount,
    vettings.reason,
    vettings.alarm,
    customers.sales_rep
from decisions.vettings as vettings
left join ledger.customers as customers using (customer_id)
qualify row_number() over (
    partition by vettings.report_currency order by vettings.open_amount + vettings.ordered_amount desc, vettings.customer_id
) <= 200
order by vettings.report_currency, vettings.open_amount + vettings.ordered_amount desc, vettings.customer_id
