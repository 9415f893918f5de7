-- Whether something that should have come within some days of a date has come; null while
-- that is not known at the as-of date.
create or replace macro has_come(happened_date, origin_date, days) as
    case when origin_date + days <= run.as_of()
        then cast(coalesce(happened_date <= origin_date + days, false) as integer)
    end;

-- Whether all that a layer may bring in a week ahead of an origin is in the exports: the week is over, and invoices were still being
-- issued in it. Where billing ends before payments do, what an invoice of later would have brought is not known.
create or replace macro is_known_week(layer, origin_date, horizon_week) as
    origin_date + cast(7 * horizon_week as integer) <= run.as_of()
    and (
        layer = 'open'
        or origin_date + cast(7 * horizon_week as integer) < (select max(issue_date) + 7 from features.items)
    );
