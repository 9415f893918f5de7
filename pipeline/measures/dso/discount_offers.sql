-- One row per terms text that offers a discount for early payment: `2/10 Net 30` is 2 % within 10 days, else 30 days.
with parsed as (
    select
        terms,
        regexp_extract(
            terms,
            '(?i)(\d+(?:\.\d+)?)\s*%?\s*(?:/|in|within)?\s*(\d{1,3})\s*(?:days?)?[\s,]*n(?:et)?\s*(\d{1,3})',
            ['discount', 'discount_days', 'net_days']
        ) as parts
    from (
        select distinct terms
        from ledger.invoices
    ) as distinct_terms
),

offers as (
    select
        terms,
        cast(parts.discount as decimal(9, 4)) / 100 as discount_rate,
        cast(parts.discount_days as integer) as discount_days,
        cast(parts.net_days as integer) as net_days
    from parsed
    where parts.discount <> ''
)

select
    terms,
    cast(discount_rate as decimal(9, 6)) as discount_rate,
    discount_days,
    net_days
from offers
where discount_rate > 0 and discount_rate < 1
