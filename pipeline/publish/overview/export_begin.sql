-- One row per ledger: the day from which the export holds the ledger's business, and from when its windows are full.
select
    begin_date,
    whole_date,
    whole_year_date,
    cast(run.as_of() - begin_date + 1 as integer) as history_days
from ledger.export_begin
order by begin_date
