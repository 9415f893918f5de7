-- One row per item that receipts or credit notes dated after the as-of date settle: how much, and in base currency.
-- They change nothing today. What names no instalment fills the instalments, oldest first, the last one beyond what it has open.
-- A receipt converts at the rate of its own day, where one is known.
with rates as (
    select currency, rate_date, min(rate) as rate
    from ingest.fx_rates
    group by currency, rate_date
),

claims as (
    select
        claims.company_id, claims.invoice_id, claims.item_id, claims.amount,
        claims.effective_date, claims.source_type, claims.source_id,
        case
            when currencies.is_base then cast(1 as decimal(18, 8))
            when currencies.has_rate then coalesce(rates.rate, today.rate)
        end as rate
    from ledger.claims as claims
    join ledger.currencies as currencies using (currency)
    left join ledger.rates as today
        on claims.currency = today.currency and today.rate_date = run.as_of()
    asof left join rates
        on claims.currency = rates.currency and claims.effective_date >= rates.rate_date
    where
        claims.is_same_currency
        and claims.kind in ('cash', 'credit')
        and claims.effective_date > run.as_of()
),

rooms as (
    select
        invoices.item_id,
        invoices.company_id,
        invoices.invoice_id,
        greatest(invoices.open_amount - coalesce(named.amount, 0), 0) as room,
        sum(room) over oldest_first as room_end,
        lead(invoices.item_id) over oldest_first is null as is_last
    from ledger.invoices as invoices
    left join (select item_id, sum(amount) as amount from claims where item_id is not null group by item_id) as named
        using (item_id)
    where invoices.is_split
    window oldest_first as (
        partition by invoices.company_id, invoices.invoice_id order by invoices.due_date, invoices.item_id
    )
),

poured as (
    select *, sum(amount) over (
        partition by company_id, invoice_id order by effective_date, source_type, source_id, amount
        rows unbounded preceding
    ) as claim_end
    from claims
    where item_id is null
),

shares as (
    select item_id, amount, rate from claims where item_id is not null
    union all
    select
        rooms.item_id,
        case when is_last then claim_end else least(claim_end, room_end) end
        - greatest(claim_end - poured.amount, room_end - room),
        poured.rate
    from poured
    join rooms using (company_id, invoice_id)
    where claim_end > room_end - room and (is_last or claim_end - poured.amount < room_end)
)

select
    item_id,
    cast(sum(amount) as decimal(38, 4)) as future_amount,
    cast(sum(base_amount(amount, rate)) as decimal(38, 4)) as future_base_amount
from shares
where amount > 0
group by item_id
