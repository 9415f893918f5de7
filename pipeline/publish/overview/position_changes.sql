-- One row per currency and cause by which what is open, less unused credits, is not what the last run of an earlier date knew.
-- change_amount adds up to the whole difference; items that moved bucket or are dated anew have none, shown_amount is what is open of them.
select
    last_run.as_of_date as from_date,
    run.as_of() as as_of_date,
    changes.currency,
    changes.cause,
    count(*) as count_items,
    cast(sum(changes.change_amount) as decimal(38, 4)) as change_amount,
    cast(sum(changes.shown_amount) as decimal(38, 4)) as shown_amount
from measures.position_changes as changes
cross join ledger.last_run as last_run
group by all
order by currency, cause
