-- One row per open item that only snapshots know, and again (place 2, 3, …) for each time that more of it was open.
-- An item is issued on its issue date, but after the snapshot before that does not list it, and by the one that does.
with rises as (
    select
        company_id,
        invoice_id,
        is_credit,
        step_date,
        after_date,
        change_amount as amount,
        sum(change_amount) over (
            partition by company_id, invoice_id, is_credit
            order by step_date
            rows unbounded preceding
        ) as amount_end,
        row_number() over (
            partition by company_id, invoice_id, is_credit
            order by step_date
        ) as place
    from ledger.snapshot_steps
    where change_amount > 0
)

select
    rises.company_id,
    rises.invoice_id,
    rises.is_credit,
    cast(rises.place as integer) as place,
    rises.place > 1 as is_rise,
    rises.step_date,
    rises.after_date,
    listed.issue_date as listed_issue_date,
    case
        when rises.place = 1
            then least(greatest(listed.issue_date, coalesce(rises.after_date + 1, listed.issue_date)), rises.step_date)
        else rises.step_date
    end as issue_date,
    case
        when rises.place = 1 then listed.due_date
        else coalesce(listed.due_date, terms_due_date(listed.issue_date, listed.terms), listed.issue_date)
    end as due_date,
    listed.customer_id,
    listed.customer_name,
    listed.currency,
    listed.terms,
    listed.segment,
    listed.region,
    listed.sales_rep,
    cast(rises.amount as decimal(18, 4)) as amount,
    cast(rises.amount_end as decimal(18, 4)) as amount_end
from rises
join ledger.listed_items as listed
    on
        rises.company_id = listed.company_id
        and rises.invoice_id = listed.invoice_id
        and rises.is_credit = listed.is_credit
        and rises.step_date = listed.snapshot_date
