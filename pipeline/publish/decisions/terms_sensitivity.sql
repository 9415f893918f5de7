-- One row per report currency, action that changes terms and case: what all these steps do together a year, as assumed and otherwise.
-- break_even_sales_rate: shorter terms pay as long as they lose no more of those customers' sales, better ones from so many more on.
-- shown_sales_rate is what longer terms have won here at least, mean less two standard errors, of count_evidence customers.
select
    sensitivity.report_currency,
    sensitivity.action,
    sensitivity.place as position,
    sensitivity.sensitivity,
    sensitivity.count_customers,
    sensitivity.count_paying,
    sensitivity.year_sales_amount,
    sensitivity.sales_share_rate,
    sensitivity.capital_amount,
    sensitivity.dso_change_days,
    sensitivity.benefit_amount,
    sensitivity.cost_amount,
    sensitivity.net_amount,
    sensitivity.break_even_sales_rate,
    coalesce(evidence.count_customers, 0) as count_evidence,
    evidence.low_sales_won_rate as shown_sales_rate
from decisions.terms_sensitivity as sensitivity
left join decisions.terms_evidence as evidence
    on sensitivity.report_currency = evidence.report_currency and evidence.review_date = run.as_of()
order by report_currency, array_position(['tighten', 'loosen', 'consider'], sensitivity.action), sensitivity.place
