-- Whether something that should have come within some days of a date has come; null while
-- that is not known at the as-of date.
create or replace macro has_come(happened_date, origin_date, days) as
    case when origin_date + days <= run.as_of()
        then cast(coalesce(happened_date <= origin_date + days, false) as integer)
    end;
