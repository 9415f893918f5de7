-- One row per company and snapshot of its open items taken by the as-of date, with the one before and the one after it.
select
    company_id,
    snapshot_date,
    lag(snapshot_date) over dated as previous_date,
    lead(snapshot_date) over dated as next_date,
    row_number() over dated as place
from (
    select distinct
        company_id,
        snapshot_date
    from ingest.open_items
    where snapshot_date <= run.as_of()
) as taken
window dated as (partition by company_id order by snapshot_date)
