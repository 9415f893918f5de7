-- One row per month end (the last may be the as-of date) from which 90 days of the export are there, report currency, kind of bridge and bar,
-- in the order in which they add.
select
    bridge.as_of_date as period_end_date,
    bridge.report_currency,
    bridge.kind,
    bridge.place as position,
    bridge.bar,
    bridge.days,
    bridge.amount,
    bridge.reason
from measures.dso_bridge as bridge
join ledger.calendar as calendar using (as_of_date)
cross join ledger.export_begin
where calendar.is_stored
    and case when bridge.kind = 'month' then calendar.previous_date else calendar.as_of_date end >= whole_date
order by period_end_date, report_currency, bridge.kind, bridge.place
