-- One row per date at which terms are reviewed: the last 25 stored month ends, the as-of date among them.
select
    as_of_date as review_date,
    is_as_of,
    row_number() over (order by as_of_date) as place
from (
    select as_of_date, is_as_of
    from ledger.calendar
    where is_stored
    order by as_of_date desc
    limit 25
) as latest
