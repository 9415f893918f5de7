-- The words of reasons.

-- The English name of an ISO weekday, 1 to 7.
create or replace macro weekday_name(weekday) as
    case weekday
        when 1 then 'Monday' when 2 then 'Tuesday' when 3 then 'Wednesday'
        when 4 then 'Thursday' when 5 then 'Friday' when 6 then 'Saturday' else 'Sunday'
    end;

-- The day something is due, in words, and the day of the week it counts as where a holiday
-- makes it another one.
create or replace macro due_day(due_date, counted_weekday, is_holiday) as
    concat(
        'due on ', weekday_name(isodow(due_date)), ' ', strftime(due_date, '%-d %b'),
        case
            when is_holiday then concat(', a holiday, as a ', weekday_name(counted_weekday))
            when counted_weekday <> isodow(due_date)
                then concat(', before a holiday, as a ', weekday_name(counted_weekday))
            else ''
        end
    );

-- A share of a count in words: `71 % … (34 of 48)`.
create or replace macro share_of(part, whole, words) as
    concat(cast(round(100.0 * part / whole) as integer), ' % ', words, ' (', part, ' of ', whole, ')');

-- How often invoices like this one were paid late, at the finest grain that says enough.
create or replace macro late_history(
    weekday, terms_days, late_fine, count_fine, late_weekday, count_weekday,
    late_customer, count_customer, late_segment, count_segment
) as
    case
        when count_fine >= 8
            then share_of(late_fine, count_fine, concat('of ', weekday, ' ', terms_days, '-day invoices late'))
        when count_weekday >= 4
            then share_of(late_weekday, count_weekday, concat('of ', weekday, ' due dates paid late'))
        when count_customer > 0 then share_of(late_customer, count_customer, 'of invoices paid late')
        when count_segment > 0
            then share_of(late_segment, count_segment, 'late in the segment, new customer')
        else 'no invoice has a known outcome yet'
    end;

-- How long an invoice has been overdue, in words.
create or replace macro days_past_due_words(days) as
    concat(days, case when days = 1 then ' day past due' else ' days past due' end);

-- When a customer last paid, in words.
create or replace macro last_paid(origin_date, last_paid_date, count_issued) as
    case
        when count_issued = 0 then 'first invoice of this customer'
        when last_paid_date is null then concat(count_issued, ' invoices so far, none paid')
        when last_paid_date = origin_date then 'paid today'
        when last_paid_date = origin_date - 1 then 'paid yesterday'
        else concat('last paid ', origin_date - last_paid_date, ' days ago')
    end;

-- The amount of an invoice against what its customer is billed, in words.
create or replace macro relative_size(amount, mean_amount) as
    case
        when mean_amount is null then 'amount of a first invoice'
        when amount < 0.1 * mean_amount then 'far below the usual amount'
        when amount >= 10 * mean_amount then 'far above the usual amount'
        when amount between 0.95 * mean_amount and 1.05 * mean_amount then 'of the usual amount'
        else concat(printf('%.1f', amount / mean_amount), ' times the usual amount')
    end;

-- A contribution with its words, ordered by size and then by words.
create or replace macro reason(points, words) as
    struct_pack(
        size := abs(points),
        words := concat(words, case when points < 0 then ' (lowers the risk)' else '' end)
    );

-- The score of a chance, in log-odds: certain is a billion to one.
create or replace macro score_of(chance) as
    ln(greatest(1e-9, least(1 - 1e-9, chance)) / (1 - greatest(1e-9, least(1 - 1e-9, chance))));

-- The words of the part that leads a group of parts: the one furthest in the group's direction.
create or replace macro leading_words(points, parts) as
    list_reverse_sort(
        list_transform(
            parts,
            lambda part: struct_pack(size := case when points < 0 then -part.points else part.points end, words := part.words)
        )
    )[1].words;

-- That an invoice is not paid yet, in words, with the share of such that are.
create or replace macro still_open(days_to_due, paid_rate) as
    concat(
        'not paid yet ',
        case
            when days_to_due = 0 then 'on its due day'
            when days_to_due = 1 then 'a day before it is due'
            else concat(days_to_due, ' days before it is due')
        end,
        ', when ', cast(round(100 * paid_rate) as integer), ' % of such invoices are'
    );

-- How late an overdue invoice is beside the late ones of its customer, as the end of a sentence.
create or replace macro usual_lateness(days_overdue, sum_late_delay, count_paid_late, count_customer) as
    case
        when count_paid_late > 0 and days_overdue <= sum_late_delay / count_paid_late
            then concat(', not yet as late as its late ones are (', day_count(round(sum_late_delay / count_paid_late)), ' on average)')
        when count_paid_late > 0
            then concat(', longer than its late ones take (', day_count(round(sum_late_delay / count_paid_late)), ' on average)')
        when count_customer > 0 then concat(', none of its ', count_customer, ' before came late')
        else ''
    end;

-- A number of days in words.
create or replace macro day_count(days) as
    concat(cast(days as integer), case when days = 1 then ' day' else ' days' end);
