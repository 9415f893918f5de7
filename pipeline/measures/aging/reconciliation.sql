-- One row per balance of the general ledger given by the as-of date: the same balance by our entries, and the difference.
-- A control account that documents name is compared by itself; accounts that none names are compared together.
-- Balances in several currencies on one day are compared in each currency's own amounts; a single one in base currency,
-- which is known at month ends and at the as-of date only. ledger_balance is null where it is not known.
with given as (
    select
        balances.as_of_date,
        balances.currency,
        coalesce(account_entries.account, '') as ledger_account,
        string_agg(distinct balances.account, ' + ' order by balances.account) as account,
        sum(balances.balance) as gl_balance
    from ingest.gl_balances as balances
    left join (select distinct account from measures.account_entries where account <> '') as account_entries
        using (account)
    where balances.as_of_date <= run.as_of()
    group by all
),

styled as (
    select
        given.*,
        bool_or(given.ledger_account <> '') over (partition by as_of_date)
        or dense_rank() over (partition by as_of_date order by currency)
        + dense_rank() over (partition by as_of_date order by currency desc) > 2
        or not coalesce(currencies.is_base, true) as is_in_own_currency
    from given
    left join ledger.currencies as currencies using (currency)
),

own as (
    select
        styled.as_of_date,
        styled.ledger_account,
        styled.currency,
        coalesce(sum(entries.amount), 0) as ledger_balance
    from styled
    left join measures.account_entries as entries
        on
            entries.entry_date <= styled.as_of_date
            and entries.currency = styled.currency
            and entries.account = styled.ledger_account
    where styled.is_in_own_currency
    group by all
),

compared as (
    select
        styled.as_of_date,
        styled.account,
        coalesce(styled.currency, base.base_currency) as currency,
        styled.gl_balance,
        case
            when styled.as_of_date >= gaps.unknown_from and styled.as_of_date < gaps.unknown_until
                then null
            when styled.is_in_own_currency then own.ledger_balance
            else totals.net_amount
        end as ledger_balance
    from styled
    cross join (select min(base_currency) as base_currency from ledger.currencies) as base
    cross join ledger.unknown_balance_periods as gaps
    left join own using (as_of_date, ledger_account, currency)
    left join measures.totals as totals
        on
            styled.as_of_date = totals.as_of_date
            and base.base_currency = totals.report_currency
)

select
    as_of_date,
    account,
    currency,
    cast(gl_balance as decimal(38, 4)) as gl_balance,
    cast(ledger_balance as decimal(38, 4)) as ledger_balance,
    cast(ledger_balance - gl_balance as decimal(38, 4)) as difference
from compared
