-- One row per currency that has a rate and day from the ledger's first to the as-of date.
-- The rate of a date is the last one on or before it; before the first one, the first.
with days as (
    select cast(day as date) as rate_date
    from (
        select least(
            (select min(month_start) from ledger.calendar),
            (select min(issue_date) from ledger.documents),
            run.as_of()
        ) as first_day
    ) as life,
        generate_series(
            cast(first_day as timestamp), run.as_of(), interval 1 day
        ) as days (day)
),

given as (
    select
        currency,
        rate_date,
        min(rate) as rate
    from ingest.fx_rates
    where rate_date <= run.as_of()
    group by currency, rate_date
),

spans as (
    select
        currency,
        rate,
        case
            when lag(rate_date) over per_currency is null then date '0001-01-01'
            else rate_date
        end as from_date,
        coalesce(lead(rate_date) over per_currency, date '9999-12-31') as to_date
    from given
    window per_currency as (partition by currency order by rate_date)
)

select
    currencies.currency,
    days.rate_date,
    case
        when currencies.is_base then cast(1 as decimal(18, 8))
        else spans.rate
    end as rate
from ledger.currencies as currencies
cross join days
left join spans
    on
        currencies.currency = spans.currency
        and days.rate_date >= spans.from_date
        and days.rate_date < spans.to_date
where currencies.has_rate
