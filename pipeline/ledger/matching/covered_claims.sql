-- One row per stated claim that counts at the as-of date, cut to what its source still had.
-- View.
with eligible as not materialized (
    select *
    from ledger.claims
    where
        is_invoice_known
        and is_same_currency
        and amount > 0
        and effective_date <= run.as_of()
),

overdrawn as (
    select
        source_type,
        source_id
    from eligible
    where is_explicit
    group by source_type, source_id
    having sum(amount) > min(source_amount)
),

ordered as (
    select
        eligible.*,
        coalesce(
            sum(amount) over (
                partition by source_type, source_id
                order by effective_date, invoice_id, item_id, company_id, amount
                rows between unbounded preceding and 1 preceding
            ),
            0
        ) as amount_before
    from eligible
    semi join overdrawn using (source_type, source_id)
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
from eligible
anti join overdrawn using (source_type, source_id)
