-- One row per item or credit and cause by which what is open, less unused credits, is not what the last run knew.
-- change_amount adds up to the whole difference; items that moved bucket or are dated anew change nothing of it, and shown_amount is what is open of them.
with old_items as (
    select
        *,
        row_number() over (
            partition by invoice_id, instalment, receivable_account, currency order by issue_date, customer_id, amount
        ) as place
    from ledger.last_items
),

new_items as (
    select
        *,
        row_number() over (
            partition by invoice_id, instalment, receivable_account, currency order by issue_date, customer_id, amount
        ) as place
    from measures.position_items
),

items as (
    select
        coalesce(new_items.invoice_id, old_items.invoice_id) as item,
        coalesce(new_items.customer_id, old_items.customer_id) as customer_id,
        coalesce(new_items.currency, old_items.currency) as currency,
        old_items.invoice_id is null as is_new,
        new_items.invoice_id is null as is_gone,
        new_items.open_amount = 0 as is_closed,
        coalesce(old_items.open_amount, 0) as old_open_amount,
        coalesce(new_items.open_amount, 0) as new_open_amount,
        coalesce(new_items.amount - old_items.amount, 0) as amount_change,
        new_items.issue_date > last_run.as_of_date as is_issued_since,
        new_items.closed_date <= last_run.as_of_date as is_closed_before,
        new_items.closing_kind,
        old_items.bucket as old_bucket,
        new_items.bucket as new_bucket,
        old_items.issue_date <> new_items.issue_date or old_items.due_date <> new_items.due_date as is_dated_anew
    from old_items
    full join new_items using (invoice_id, instalment, receivable_account, currency, place)
    cross join ledger.last_run as last_run
    where coalesce(old_items.open_amount, 0) <> 0 or coalesce(new_items.open_amount, 0) <> 0
),

old_credits as (
    select source_type, source_id, customer_id, currency, credit_date, sum(unapplied_amount) as unapplied_amount
    from ledger.last_credits
    group by all
),

new_credits as (
    select source_type, source_id, customer_id, currency, credit_date, sum(unapplied_amount) as unapplied_amount
    from ledger.credits
    where unapplied_amount <> 0
    group by all
),

parts as (
    select
        *,
        case
            when is_new and is_issued_since then 'new'
            when is_new then 'opened_late'
            when is_gone then 'gone'
            when is_closed and is_closed_before then 'settled_before'
            when is_closed and closing_kind = 'write_off' then 'written_off'
            when is_closed and closing_kind = 'credit' then 'credited'
            when is_closed then 'settled'
            when new_open_amount - old_open_amount - amount_change > 0 then 'opened_again'
            else 'settled_in_part'
        end as cause,
        new_open_amount - old_open_amount - amount_change as change_amount,
        null as shown_amount
    from items
    where is_new or is_gone or is_closed or new_open_amount - old_open_amount <> amount_change

    union all

    select *, 'amount_changed', amount_change, null
    from items
    where amount_change <> 0

    union all

    select *, 'moved_bucket', 0, new_open_amount
    from items
    where not is_new and not is_gone and not is_closed and not is_dated_anew and old_bucket <> new_bucket

    union all

    select *, 'dated_anew', 0, new_open_amount
    from items
    where is_dated_anew and not is_closed
)

select
    currency,
    cause,
    item,
    customer_id,
    cast(change_amount as decimal(38, 4)) as change_amount,
    cast(shown_amount as decimal(38, 4)) as shown_amount,
    old_bucket,
    new_bucket
from parts

union all

select
    currency,
    case
        when old_credits.unapplied_amount is null and credit_date > last_run.as_of_date then 'credit_new'
        when old_credits.unapplied_amount is null then 'credit_late'
        when coalesce(new_credits.unapplied_amount, 0) < old_credits.unapplied_amount then 'credit_used'
        else 'credit_changed'
    end,
    source_id,
    customer_id,
    cast(coalesce(old_credits.unapplied_amount, 0) - coalesce(new_credits.unapplied_amount, 0) as decimal(38, 4)),
    null,
    null,
    null
from old_credits
full join new_credits using (source_type, source_id, customer_id, currency, credit_date)
cross join ledger.last_run as last_run
where old_credits.unapplied_amount is distinct from new_credits.unapplied_amount
