-- One row per currency of a document.
-- The base currency is a setting, else the one that rates are to (its own rate is 1), else the one with the largest sales
-- among those that need no rate.
with invoiced as (
    select
        currency,
        sum(amount) as invoiced_amount
    from (
        select currency, amount from ingest.invoices where issue_date <= run.as_of()
        union all
        select currency, greatest(open_amount, 0)
        from ingest.open_items
        where snapshot_date <= run.as_of()
    ) as sales
    group by currency
),

rated as (
    select
        currency,
        bool_or(rate <> 1) as has_foreign_rate
    from ingest.fx_rates
    where rate_date <= run.as_of()
    group by currency
),

credited as (
    select currency from ingest.payments where payment_date <= run.as_of()
    union
    select currency from ingest.credit_notes where issue_date <= run.as_of()
),

seen as (
    select
        coalesce(invoiced.currency, credited.currency) as currency,
        coalesce(invoiced_amount, 0) as invoiced_amount
    from invoiced
    full join credited using (currency)
),

base as (
    select coalesce(
        run.base_currency_setting(),
        (
            select rated.currency
            from rated
            left join seen using (currency)
            where not rated.has_foreign_rate
            order by coalesce(invoiced_amount, 0) desc, rated.currency
            limit 1
        ),
        (
            select currency
            from seen
            left join rated using (currency)
            order by coalesce(has_foreign_rate, false), invoiced_amount desc, currency
            limit 1
        ),
        'XXX'
    ) as base_currency
)

select
    currency,
    base_currency,
    currency = base_currency as is_base,
    currency = base_currency or has_foreign_rate is not null as has_rate,
    case
        when currency = base_currency or has_foreign_rate is not null then base_currency
        else currency
    end as report_currency
from (select currency from seen union select base_currency from base) as known
cross join base
left join rated using (currency)
