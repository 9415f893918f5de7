-- One row per balance of the general ledger given by the as-of date: the same balance by our entries, and the difference.
-- Balances in several currencies on one day are compared in each currency's own amounts; a single one in base currency,
-- which is known at month ends and at the as-of date only (ledger_balance is null elsewhere).
with given as (
    select
        as_of_date,
        coalesce(account, '') as account,
        currency,
        sum(balance) as gl_balance
    from ingest.gl_balances
    where as_of_date <= getvariable('as_of')
    group by all
),

styled as (
    select
        given.*,
        dense_rank() over (partition by as_of_date order by currency)
        + dense_rank() over (partition by as_of_date order by currency desc) > 2
        or not coalesce(currencies.is_base, true) as is_in_own_currency
    from given
    left join ledger.currencies as currencies using (currency)
),

daily as (
    select
        entry_date,
        currency,
        sum(amount) as amount
    from ledger.entries
    group by entry_date, currency
),

own as (
    select
        styled.as_of_date,
        styled.account,
        styled.currency,
        coalesce(sum(daily.amount), 0) as ledger_balance
    from styled
    left join daily
        on daily.entry_date <= styled.as_of_date and daily.currency = styled.currency
    where styled.is_in_own_currency
    group by all
),

compared as (
    select
        styled.as_of_date,
        styled.account,
        coalesce(styled.currency, base.base_currency) as currency,
        styled.gl_balance,
        case when styled.is_in_own_currency then own.ledger_balance else totals.net_amount end
        as ledger_balance
    from styled
    cross join (select min(base_currency) as base_currency from ledger.currencies) as base
    left join own using (as_of_date, account, currency)
    left join measures.totals as totals
        on
            styled.as_of_date = totals.as_of_date
            and base.base_currency = totals.report_currency
)

select
    as_of_date,
    account,
    currency,
    cast(gl_balance as decimal(18, 4)) as gl_balance,
    cast(ledger_balance as decimal(18, 4)) as ledger_balance,
    cast(ledger_balance - gl_balance as decimal(18, 4)) as difference
from compared
