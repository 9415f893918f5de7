-- One row per country of a customer (upper case, '' where none is given), currency and holiday: those of
-- holidays.csv for the country or for everybody; without any, the known ones of the country, or else of
-- the currency's home.
with countries as (
    select distinct coalesce(upper(trim(country)), '') as country from ledger.customers
    union
    select ''
),

places as (
    select country, currency
    from countries
    cross join ledger.currencies
),

named as (
    select places.country, places.currency, given.holiday_date, 1 as rank
    from places
    join ingest.holidays as given
        on coalesce(upper(trim(given.country)), '') in ('', places.country)
    union all
    select places.country, places.currency, known.holiday_date, 2
    from places
    join ledger.known_holidays as known
        on places.country = known.country and known.country <> ''
    union all
    select places.country, places.currency, known.holiday_date, 3
    from places
    join ledger.known_holidays as known
        on places.currency = known.currency and known.country = ''
)

select distinct
    country,
    currency,
    holiday_date
from named
qualify rank = min(rank) over (partition by country, currency)
