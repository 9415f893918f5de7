-- One row per company, control account and currency at the as-of date: what is open less unused credits, beside the general ledger's balance of that day.
-- Where the general ledger names no such company or account its balances and ours are compared together, under ''; an unused credit belongs to the
-- company and account on which its customer was invoiced most. gl_balance is null where none is given.
with given as (
    select
        company_id,
        account,
        coalesce(currency, (select min(base_currency) from ledger.currencies)) as currency,
        balance
    from ingest.gl_balances
    where as_of_date = run.as_of()
),

own as (
    select company_id, receivable_account as account, currency, open_amount, cast(0 as decimal(38, 4)) as unapplied_amount
    from ledger.invoices
    where open_amount <> 0

    union all

    select company_id, account, currency, cast(0 as decimal(38, 4)), unapplied_amount
    from measures.unused_credits
),

named as (
    select
        case when (select count(*) from given) = 0 or company_id in (select company_id from given) then company_id else '' end
            as company_id,
        case when (select count(*) from given) = 0 or account in (select account from given) then account else '' end
            as account,
        currency,
        open_amount,
        unapplied_amount,
        cast(null as decimal(38, 4)) as gl_balance
    from own

    union all

    select
        case when company_id in (select company_id from own) then company_id else '' end,
        case when account in (select account from own) then account else '' end,
        currency,
        0,
        0,
        cast(balance as decimal(38, 4))
    from given
)

select
    company_id,
    account,
    currency,
    cast(sum(open_amount) as decimal(38, 4)) as open_amount,
    cast(sum(unapplied_amount) as decimal(38, 4)) as unapplied_amount,
    cast(sum(open_amount) - sum(unapplied_amount) as decimal(38, 4)) as ledger_balance,
    cast(sum(gl_balance) as decimal(38, 4)) as gl_balance,
    cast(sum(open_amount) - sum(unapplied_amount) - sum(gl_balance) as decimal(38, 4)) as difference
from named
group by company_id, account, currency
