-- One row per file, status column, word and what its rows were taken as: how many rows, and over how much money.
select
    file,
    "column" as status_column,
    case when word = '' then '(none)' else word end as status,
    taken_as,
    count_rows,
    cast(amount as decimal(38, 4)) as amount
from ingest.statuses
order by file, status_column, count_rows desc, status, taken_as
