-- One row per stated claim that counts at the as-of date, cut to what its source still had.
-- View.
with ordered as (
    select
        claims.*,
        coalesce(
            sum(amount) over (
                partition by source_type, source_id
                order by effective_date, invoice_id, item_id, company_id, amount
                rows between unbounded preceding and 1 preceding
            ),
            0
        ) as amount_before
    from ledger.claims as claims
    semi join ledger.overdrawn_sources using (source_type, source_id)
    where is_invoice_known and is_same_currency and amount > 0 and effective_date <= run.as_of()
)

select
    * exclude (amount, amount_before),
    cast(least(amount, source_amount - amount_before) as decimal(18, 4)) as amount
from ordered
where source_amount > amount_before

union all

select
    * exclude (amount),
    amount
from ledger.claims
anti join ledger.overdrawn_sources using (source_type, source_id)
where is_invoice_known and is_same_currency and amount > 0 and effective_date <= run.as_of()
