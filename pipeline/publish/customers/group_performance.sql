-- One row per report currency, cut (segment or sales rep) and group among the 200 with the most open: what is open and past due now, and how the year's cash came in.
-- Days to pay are of invoices closed by cash in the year to date, by their own segment and sales rep.
with paid as (
    select
        report_currency,
        cut,
        case when cut_value = '' then '(none)' else cut_value end as group_name,
        count_invoices as count_paid,
        days_to_pay,
        terms_days,
        days_late,
        late_rate_by_value,
        reason
    from publish.days_to_pay
    where as_of_date = run.as_of()
        and view = 'closed'
        and cut in ('segment', 'sales_rep')
)

select
    groups.*,
    ratio(groups.overdue_amount, groups.open_amount) as overdue_rate,
    paid.count_paid,
    paid.days_to_pay,
    paid.terms_days,
    paid.days_late,
    paid.late_rate_by_value,
    paid.reason
from publish.open_by_group as groups
left join paid using (report_currency, cut, group_name)
qualify row_number() over (partition by report_currency, cut order by open_amount desc, group_name) <= 200
order by report_currency, cut, open_amount desc, group_name
