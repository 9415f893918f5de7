-- One row per cash application: how long the money took, with its weight in the report currency.
-- Days to pay = terms + days late, each signed.
select
    applications.invoice_id,
    applications.customer_id,
    applications.report_currency,
    applications.application_date,
    coalesce(
        exact_base_amount(applications.amount, rates.rate), applications.amount
    ) as weight_amount,
    date_diff('day', applications.issue_date, applications.application_date) as days_to_pay,
    date_diff('day', applications.issue_date, applications.due_date) as terms_days,
    date_diff('day', applications.due_date, applications.application_date) as days_late,
    applications.is_only and not applications.is_split as is_only_receipt
from ledger.applications as applications
left join ledger.rates as rates
    on
        applications.currency = rates.currency
        and applications.application_date = rates.rate_date
where applications.kind = 'cash'
