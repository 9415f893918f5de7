-- One row per customer on which a decision of the credit team is in force: the latest on its terms, its limit and its supply.
select
    customer_id,
    arg_max(terms, (decided_date, company_id)) filter (where terms is not null) as decided_terms,
    arg_max(credit_limit, (decided_date, company_id)) filter (where credit_limit is not null) as decided_limit_amount,
    arg_max(supply, (decided_date, company_id)) filter (where supply is not null) as decided_supply,
    arg_max(words, (decided_date, company_id)) filter (where supply is not null) as supply_words,
    string_agg(distinct words, '; ' order by words) as words
from decisions.team_decisions
where status = 'in force'
group by customer_id
