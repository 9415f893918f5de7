-- One row per settlement that had to be dated, matched or left open by a convention, with the amount at stake.
-- View.
select
    'warning' as severity,
    case source_type when 'snapshot' then 'open_items' else 'invoices' end as file,
    cast(null as integer) as line,
    case source_type
        when 'snapshot' then 'amount'
        when 'undated_write_off' then 'written_off_amount'
        else source_type
    end as "column",
    cast(null as varchar) as value,
    'undated_settlement' as rule,
    'settlements without a date: ' || count(*) || ', taken as made on or before ' || max(application_date)
    || '; what needs their day is left out, and they do not lower sales' as message,
    sum(amount) as amount
from ledger.applications
where kind = 'undated' or source_type = 'undated_write_off'
group by source_type

union all

select
    'warning', 'invoices', null, null, null, 'open_items_only',
    'nothing in the export could say that an invoice is settled: taken as a list of the items open on ' || report_date
    || '; collections, sales and days to pay are not known',
    (select sum(open_amount) from ledger.invoices)
from ingest.life
cross join ledger.export_shape
where is_open_list and exists (select 1 from ingest.invoices)

union all

select
    'warning', 'invoices', null, 'company_id', company_id, 'open_items_of_company',
    'nothing is settled of the ' || count(*) || ' invoices of this company, while other companies have settlements: where its export '
    || 'is a list of open items, what it says of collections and days to pay is not known',
    sum(open_amount)
from ledger.invoices
cross join ledger.export_shape
anti join (select distinct company_id from ingest.payments) as paying using (company_id)
where not is_open_list and (select sum(settled_amount) from ledger.invoices) > 0
group by company_id
having sum(settled_amount) = 0

union all

select
    'info', 'credit_notes', null, 'applied_amount', null, 'used_credit',
    'credit notes used in part, day and invoice unknown: ' || count(*) || '; that part is no longer unapplied, for the '
    || 'invoices themselves say what is settled of them', sum(used_amount)
from ledger.used_credits
having count(*) > 0

union all

select
    'info', source_type || 's', null, 'applied_amount', null, 'used_credit',
    'credits of which the export says that less is left than it tells uses of: ' || count(*)
    || '; that part is no longer unapplied', sum(amount)
from ledger.credit_uses
where end_kind = 'undated'
group by source_type

union all

select
    'info', 'invoices', null, 'paid_amount', null, 'unused_paid_amount',
    'invoices that say what is paid or credited of them: ' || count(*) || '; used only as the most that unreferenced payments '
    || 'may settle, for payments and credits say it',
    sum(coalesce(paid_amount, 0) + coalesce(credited_amount, 0))
from ledger.documents
anti join ledger.own_settlements using (item_id)
anti join ledger.export_shape on are_payments_told
where
    issue_date <= run.as_of() and paid_date is null and stated_open_amount is null
    and (paid_amount > 0 or credited_amount > 0)
having count(*) > 0

union all

select
    'warning', 'invoices', null, 'paid_date', null, 'unused_paid_date',
    'invoices that say when they were paid, and are owed in full: ' || count(*) || ', for of no payment of this export it is known how much '
    || 'was used, and none pays them: where they are of another system than the payments, read each in a run of its own',
    sum(invoices.open_amount)
from ledger.invoices as invoices
join ledger.documents as documents using (item_id)
where documents.paid_date <= run.as_of() and invoices.open_amount > 0 and invoices.open_amount = invoices.amount
having count(*) > 0

union all

select
    'warning', 'invoices', null, 'paid_amount', invoice_id, 'negative_settlement',
    'a negative amount is said to be settled of invoice ' || invoice_id || '; it is left out',
    least(coalesce(paid_amount, 0), 0) + least(coalesce(credited_amount, 0), 0)
from ledger.documents
where paid_amount < 0 or credited_amount < 0

union all

select * from ledger.snapshot_findings

union all

select * from ledger.matching_findings

union all

select
    'info', 'payments', null, 'applied_amount', null, 'told_payment',
    'payments used on invoices that tell of it themselves, which of them is not known: ' || count(*)
    || '; that part is not booked a second time', sum(told_amount)
from ledger.implied_payments
having count(*) > 0
