-- One row per date the measures are stated for: every month end of the ledger's life, and the as-of date.
-- The reasons say why balances at the date, or collections and sales of the period that ends there, are not known; null: they are.
with firsts as (
    select min(issue_date) as first_date from ledger.documents
    union all
    select min(payment_date) from ingest.payments
    union all
    select min(issue_date) from ingest.credit_notes
    union all
    select min(settled_date) from ledger.own_settlements
    union all
    select min(issue_date) from ledger.snapshot_credits
),

life as (
    select
        least(
            coalesce(min(first_date), run.as_of()), run.as_of()
        ) as first_date
    from firsts
),

dates as (
    select last_day(cast(month_start as date)) as as_of_date
    from life,
        generate_series(
            date_trunc('month', first_date), run.as_of(), interval 1 month
        ) as months (month_start)
    where last_day(cast(month_start as date)) <= run.as_of()

    union

    select run.as_of()
)

select
    as_of_date,
    cast(date_trunc('month', as_of_date) as date) as month_start,
    coalesce(
        lag(as_of_date) over (order by as_of_date),
        cast(date_trunc('month', as_of_date) as date) - 1
    ) as previous_date,
    as_of_date = run.as_of() as is_as_of,
    row_number() over (order by as_of_date desc)
    <= run.month_ends()
    + case when last_day(run.as_of()) = run.as_of() then 0 else 1 end
    and (as_of_date >= gaps.unknown_until or as_of_date < gaps.unknown_from) as is_stored,
    case
        when as_of_date >= gaps.unknown_from and as_of_date < gaps.unknown_until then gaps.reason
    end as balance_reason,
    case
        when
            as_of_date >= gaps.unknown_from
            and coalesce(
                lag(as_of_date) over (order by as_of_date),
                cast(date_trunc('month', as_of_date) as date) - 1
            ) < gaps.unknown_until
            then gaps.reason
    end as collections_reason,
    case
        when date_trunc('month', as_of_date) <= gaps.sales_unknown_until then gaps.sales_reason
    end as sales_reason
from dates
cross join ledger.unknown_balance_periods as gaps
