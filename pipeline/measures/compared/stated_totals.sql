-- One row per date of the calendar, or day that the as-of date is compared with, and report currency: as measures.totals.
-- View.
select * from measures.totals
union all by name
select * from measures.past_totals
