-- One row per day, currency and control account of the general ledger: the sum of our entries on it.
-- Entries on accounts of which no balance is given stand under ''. An unapplied credit belongs to the account on which
-- its customer was invoiced most.
-- Scratch.
with accounts as (
    select distinct account from ingest.gl_balances where account <> ''
),

items as (
    select
        invoices.item_id,
        invoices.customer_id,
        invoices.receivable_account as account,
        invoices.amount
    from ledger.invoices as invoices
    semi join accounts on invoices.receivable_account = accounts.account
),

customer_accounts as (
    select
        customer_id,
        account
    from items
    group by customer_id, account
    qualify row_number() over (partition by customer_id order by sum(amount) desc, account) = 1
)

select
    entries.entry_date,
    entries.currency,
    coalesce(items.account, customer_accounts.account, '') as account,
    sum(entries.amount) as amount
from ledger.entries as entries
left join items
    on entries.item_id = items.item_id
left join customer_accounts
    on
        case when entries.account = 'unapplied' then entries.customer_id end
        = customer_accounts.customer_id
group by all
