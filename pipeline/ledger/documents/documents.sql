-- One row per invoice, instalment and receivable account, as booked, whatever its date.
-- A missing due date is derived from the invoice's terms, else from its customer's, else it is the invoice date.
-- entry_kind: a sale (invoice), what a later list adds (other), or the debit of a payment (cash: money that did not stay).
-- Scratch.
with named as (
    select
        invoices.*,
        coalesce(
            aliases.customer_id, invoices.customer_id, customer_names.customer_id, '(unknown)'
        ) as resolved_id,
        coalesce(terms_keys.terms_words, invoices.terms) as known_terms
    from ledger.bills as invoices
    left join ledger.aliases as aliases
        on invoices.customer_id = aliases.alias and invoices.company_id = aliases.company_id
    left join ledger.terms_keys as terms_keys
        on invoices.terms = terms_keys.terms
    left join ledger.customer_names as customer_names
        on
            invoices.customer_id is null
            and invoices.company_id = customer_names.company_id
            and invoices.customer_name = customer_names.customer_name
)

select
    item_id(
        named.company_id, named.invoice_id, named.instalment, named.receivable_account
    ) as item_id,
    named.invoice_id,
    named.instalment,
    named.company_id,
    named.receivable_account,
    named.resolved_id as customer_id,
    named.currency,
    coalesce(currencies.report_currency, named.currency) as report_currency,
    coalesce(named.segment, customers.segment) as segment,
    coalesce(named.region, customers.region) as region,
    coalesce(named.sales_rep, customers.sales_rep) as sales_rep,
    coalesce(named.known_terms, customers.terms) as terms,
    coalesce(named.electronic_from, customers.electronic_from) as electronic_from,
    named.delivery_date,
    named.issue_date,
    case
        when named.due_date is not null then named.due_date
        else coalesce(
            clear_due_date(named.issue_date, coalesce(own_terms.parts, customer_terms.parts)), named.issue_date
        )
    end as due_date,
    named.due_date is null as is_due_date_derived,
    named.paid_date,
    named.paid_amount,
    named.credited_amount,
    named.open_amount as stated_open_amount,
    named.written_off_amount,
    named.clearing_id,
    case when named.is_rise then 'other' when named.booked_as = 'payment' then 'cash' else 'invoice' end as entry_kind,
    split_invoices.invoice_id is not null as is_split,
    named.amount
from named
left join ledger.currencies as currencies using (currency)
left join ledger.split_invoices as split_invoices
    on
        named.company_id = split_invoices.company_id
        and named.invoice_id = split_invoices.invoice_id
left join ledger.customer_attributes as customers
    on named.resolved_id = customers.customer_id
left join ledger.terms_readings as own_terms on named.known_terms = own_terms.terms
left join ledger.terms_readings as customer_terms on customers.terms = customer_terms.terms
