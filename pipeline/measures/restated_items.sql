-- One row per date of an earlier run and item whose open amount then, as the date's first run knew it, is known otherwise now.
-- A number stands for the same item while its issue date is the same, or else its customer, its amount and that it was issued by then.
with numbered as (
    select
        known.rowid as known_row,
        invoices.item_id,
        known.issue_date <> invoices.issue_date as is_other_date,
        known.customer_id <> invoices.customer_id as is_other_customer,
        known.amount <> invoices.amount as is_other_amount,
        is_other_date
        and (is_other_customer or is_other_amount or invoices.issue_date > known.as_of_date) as is_other
    from ledger.known_items as known
    join ledger.invoices as invoices using (invoice_id, instalment, receivable_account)
),

named as (
    select
        known_row,
        arg_min(item_id, (is_other_date, is_other_customer, is_other_amount, item_id))
            filter (where not is_other) as item_id
    from numbered
    group by known_row
),

followed as (
    select
        known.*,
        named.item_id,
        named.known_row is not null as has_number
    from ledger.known_items as known
    left join named on known.rowid = named.known_row
),

now_open as (
    select
        dates.as_of_date,
        balances.item_id,
        sum(balances.amount) as open_amount
    from (select distinct as_of_date from ledger.known_measures) as dates
    join ledger.balances as balances
        on
            balances.from_date <= dates.as_of_date
            and coalesce(balances.to_date, date '9999-12-31') > dates.as_of_date
    where balances.account = 'receivable'
    group by dates.as_of_date, balances.item_id
),

compared as (
    select
        coalesce(now_open.as_of_date, followed.as_of_date) as as_of_date,
        coalesce(invoices.invoice_id, followed.invoice_id) as invoice_id,
        coalesce(invoices.instalment, followed.instalment) as instalment,
        coalesce(invoices.receivable_account, followed.receivable_account) as receivable_account,
        coalesce(invoices.customer_id, followed.customer_id) as customer_id,
        coalesce(invoices.currency, followed.currency) as currency,
        coalesce(followed.open_amount, 0) as known_amount,
        coalesce(now_open.open_amount, 0) as current_amount,
        case
            when followed.invoice_id is null then 'recorded or reopened since, with an earlier date'
            when followed.item_id is null and followed.has_number
                then 'its number now stands for another invoice'
            when followed.item_id is null then 'no longer in the exports'
            when current_amount = 0 then 'settled since, with an earlier date'
            else 'its amount at that date has changed'
        end as cause
    from now_open
    full join followed on now_open.as_of_date = followed.as_of_date and now_open.item_id = followed.item_id
    left join ledger.invoices as invoices
        on coalesce(now_open.item_id, followed.item_id) = invoices.item_id
)

select
    compared.as_of_date,
    compared.invoice_id,
    compared.instalment,
    compared.receivable_account,
    compared.customer_id,
    compared.currency,
    cast(compared.known_amount as decimal(38, 4)) as known_amount,
    cast(compared.current_amount as decimal(38, 4)) as current_amount,
    compared.cause
from compared
cross join ledger.unknown_balance_periods as gaps
where
    compared.known_amount <> compared.current_amount
    and not (compared.as_of_date >= gaps.unknown_from and compared.as_of_date < gaps.unknown_until)
