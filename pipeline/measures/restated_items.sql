-- One row per earlier run and item whose open amount at that run's date is known otherwise now, with the cause.
with current_items as (
    select
        known.as_of_date,
        balances.item_id,
        sum(balances.amount) as open_amount
    from (select distinct as_of_date from ledger.known_measures) as known
    join ledger.balances as balances
        on
            balances.from_date <= known.as_of_date
            and coalesce(balances.to_date, date '9999-12-31') > known.as_of_date
    where balances.account = 'receivable'
    group by known.as_of_date, balances.item_id
),

current_named as (
    select
        current_items.as_of_date,
        invoices.invoice_id,
        invoices.instalment,
        invoices.receivable_account,
        invoices.customer_id,
        invoices.currency,
        current_items.open_amount
    from current_items
    join ledger.invoices as invoices using (item_id)
),

compared as (
    select
        as_of_date,
        invoice_id,
        instalment,
        receivable_account,
        coalesce(current_named.customer_id, known_items.customer_id) as customer_id,
        coalesce(current_named.currency, known_items.currency) as currency,
        known_items.invoice_id is not null as was_known,
        coalesce(known_items.open_amount, 0) as known_amount,
        coalesce(current_named.open_amount, 0) as current_amount
    from current_named
    full join ledger.known_items as known_items
        using (as_of_date, invoice_id, instalment, receivable_account)
)

select
    compared.as_of_date,
    compared.invoice_id,
    compared.instalment,
    compared.receivable_account,
    compared.customer_id,
    compared.currency,
    cast(compared.known_amount as decimal(18, 4)) as known_amount,
    cast(compared.current_amount as decimal(18, 4)) as current_amount,
    case
        when not was_known then 'recorded or reopened since, with an earlier date'
        when documents.invoice_id is null then 'no longer in the exports'
        when current_amount = 0 then 'settled since, with an earlier date'
        else 'its amount at that date has changed'
    end as cause
from compared
left join (
    select distinct invoice_id, instalment, receivable_account
    from ledger.invoices
    semi join ledger.known_items using (invoice_id)
) as documents using (invoice_id, instalment, receivable_account)
cross join ledger.gaps as gaps
where
    known_amount <> current_amount
    and not (compared.as_of_date >= gaps.unknown_from and compared.as_of_date < gaps.unknown_until)
