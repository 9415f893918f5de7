-- One row per invoice, instalment and receivable account that is open, or was settled in the last two years: its life so far.
-- Reminded, promised, disputed and planned are by the invoice that the log names.
with contacts as (
    select
        invoice_id,
        min(contact_date) as reminded_date,
        arg_max(step, (contact_date, contact_id)) as last_step,
        count(*) as count_contacts
    from decisions.logged_contacts
    where invoice_id is not null
    group by invoice_id
),

promised as (
    select
        invoice_id,
        max(promised_date) as promised_date,
        arg_max(status, (promised_date, promise_id)) as promise_status
    from measures.promises
    where invoice_id is not null
    group by invoice_id
),

disputed as (
    select
        invoice_id,
        min(opened_date) as disputed_date,
        case when bool_and(closed_date is not null) then max(closed_date) end as dispute_closed_date,
        arg_max(reason, (opened_date, dispute_id)) as dispute_reason
    from ledger.disputes
    group by invoice_id
)

select
    invoices.invoice_id,
    invoices.instalment,
    invoices.customer_id,
    customers.customer_name,
    invoices.currency,
    invoices.amount,
    cast(greatest(invoices.open_amount, 0) as decimal(38, 4)) as open_amount,
    case
        when invoices.open_amount <= 0 and invoices.closing_kind = 'cash' then 'paid'
        when invoices.open_amount <= 0 then 'settled otherwise'
        when invoices.due_date < run.as_of() then 'past due'
        else 'not yet due'
    end as state,
    invoices.issue_date,
    invoices.due_date,
    contacts.reminded_date,
    contacts.last_step,
    cast(coalesce(contacts.count_contacts, 0) as integer) as count_contacts,
    promised.promised_date,
    promised.promise_status,
    disputed.disputed_date,
    disputed.dispute_closed_date,
    disputed.dispute_reason,
    plans.plan_id,
    case when not invoices.is_timing_unknown then invoices.closed_date end as closed_date,
    cast(case when not invoices.is_timing_unknown then invoices.closed_date end - invoices.issue_date as integer) as days_to_pay,
    cast(case when not invoices.is_timing_unknown then invoices.closed_date end - invoices.due_date as integer) as days_late
from ledger.invoices as invoices
join ledger.customers as customers using (customer_id)
left join contacts using (invoice_id)
left join promised using (invoice_id)
left join disputed using (invoice_id)
left join measures.plan_items as plans using (item_id)
where invoices.open_amount > 0 or invoices.closed_date > run.as_of() - 730
order by
    invoices.customer_id, invoices.issue_date, invoices.invoice_id, invoices.instalment, invoices.company_id,
    invoices.receivable_account
