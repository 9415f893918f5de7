-- The payment curve, as SQL speaks it.

-- What the late spells of which something holds weigh together.
create or replace macro spell_weight(weight, holds) as
    cast(coalesce(sum(weight) filter (where holds), 0) as double) / 1e4;

-- The phase of the payment curve that a day_offset falls in: in time, then days 1-7, 8-14, 15-30.
create or replace macro day_phase(day_offset) as
    case when day_offset <= 0 then 0 when day_offset <= 7 then 1 when day_offset <= 14 then 2 else 3 end;

-- The share of a phase's payments that a day gets: own payments in ten-thousandths, pulled
-- towards a prior share by the weight of `strength` payments.
create or replace macro mixed_share(own_payments, phase_payments, strength, prior_share) as
    (own_payments + 1e4 * strength * prior_share) / (phase_payments + 1e4 * strength);

-- The share of late invoices still open some days after the last good date, under the
-- hazards of the bins (1-7, 8-14, 15-30, 31-60, 61-90, then 30 days at a time).
-- Inside a bin by share_by_then, from the customer's days; evenly where that is null.
create or replace macro late_survival(
    day_offset, share_by_then, s7, s14, s30, s60, s90, tail_hazard
) as
    case
        when day_offset <= 0 then 1.0
        when day_offset <= 7 then 1 - (1 - s7) * coalesce(share_by_then, day_offset / 7.0)
        when day_offset <= 14 then s7 - (s7 - s14) * coalesce(share_by_then, (day_offset - 7) / 7.0)
        when day_offset <= 30
            then s14 - (s14 - s30) * coalesce(share_by_then, (day_offset - 14) / 16.0)
        when day_offset <= 60
            then s30 - (s30 - s60) * coalesce(share_by_then, (day_offset - 30) / 30.0)
        when day_offset <= 90
            then s60 - (s60 - s90) * coalesce(share_by_then, (day_offset - 60) / 30.0)
        else s90 * pow(1 - tail_hazard, (day_offset - 90) / 30.0)
    end;

-- The day since issue that the early part of a curve is looked up by: it ends 16 days before
-- the last good date, and on day 400.
create or replace macro early_day(day_offset, issue_offset) as
    least(400, least(day_offset, -16) - issue_offset);

-- The share of invoices paid by some day from the last good date: the payment curve. Of those
-- paid in time, early_share are by then paid more than 15 days early; before day -15
-- share_by_then is null.
create or replace macro paid_share(
    day_offset, late_rate, share_by_then, early_share,
    s7, s14, s30, s60, s90, tail_hazard
) as
    case
        when day_offset <= 0
            then (1 - late_rate) * (
                1 - (1 - coalesce(early_share, 0)) * (1 - coalesce(share_by_then, 0))
            )
        else 1 - late_rate * late_survival(
            day_offset, share_by_then, s7, s14, s30, s60, s90, tail_hazard
        )
    end;

-- The share of those still open at a point of the curve that pay by a later one.
create or replace macro paid_since(paid_then, paid_before) as
    greatest(0.0, least(1.0, (paid_then - paid_before) / greatest(1e-9, 1 - paid_before)));

-- The chance that an open item is paid within some days of the origin.
create or replace macro paid_within(
    days, share_by_then, age_days, late_rate, paid_by_origin, early_share,
    s7, s14, s30, s60, s90, tail_hazard
) as
    paid_since(
        paid_share(
            age_days + days, late_rate, share_by_then, early_share,
            s7, s14, s30, s60, s90, tail_hazard
        ),
        paid_by_origin
    );

-- A chance of being paid by some day, where an item pays some factor faster than its curve.
create or replace macro sped_up(chance, factor) as
    1 - pow(1 - chance, coalesce(factor, 1.0));

-- The chance that an open item is paid more than 30 days after its last good date, or never.
create or replace macro very_late_chance(
    age_days, late_rate, paid_by_origin, s7, s14, s30, s60, s90, tail_hazard
) as
    case
        when age_days >= 30 then 1.0
        else least(1.0, late_rate * s30 / greatest(1e-9, 1 - paid_by_origin))
    end;

-- The class of a chance of being more than 30 days late.
create or replace macro risk_class(very_late_probability) as
    case
        when very_late_probability >= 0.5 then 'E'
        when very_late_probability >= 0.25 then 'D'
        when very_late_probability >= 0.1 then 'C'
        when very_late_probability >= 0.03 then 'B'
        else 'A'
    end;

-- The first day of the curve on which a share of all invoices is paid, past day 14.
create or replace macro late_day_of(target, late_rate, s14, s30, s60, s90, tail_hazard) as
    case
        when 1 - late_rate * s30 >= target
            then 14 + 16 * bin_part(target, late_rate, s14, s30)
        when 1 - late_rate * s60 >= target
            then 30 + 30 * bin_part(target, late_rate, s30, s60)
        when 1 - late_rate * s90 >= target
            then 60 + 30 * bin_part(target, late_rate, s60, s90)
        else 90 + 30 * least(
            24,
            ln(greatest(1e-12, (1 - target) / greatest(1e-12, late_rate * s90)))
            / ln(least(0.9999, greatest(1e-4, 1 - tail_hazard)))
        )
    end;

-- How far into a bin the curve reaches a target, 0 to 1.
create or replace macro bin_part(target, late_rate, s_before, s_after) as
    greatest(0.0, least(
        1.0, (target - (1 - late_rate * s_before)) / greatest(1e-12, late_rate * (s_before - s_after))
    ));

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

-- The window of the month a day falls in: 1 around its end, then about a week each.
create or replace macro month_window(any_date) as
    case
        when day(any_date) <= 3 or day(any_date) > day(last_day(any_date)) - 4 then 1
        when day(any_date) <= 11 then 2
        when day(any_date) <= 19 then 3
        else 4
    end;

-- How sure it is that a customer pays in runs, from its payment dates by window of the month
-- and the share of customers that do: Bayes' rule between a spread of its own (Dirichlet,
-- worth one date) and an even one.
create or replace macro run_certainty(dates_1, dates_2, dates_3, dates_4, run_share) as
    1 / (1 + (1 - run_share) / run_share * exp(
        lgamma(1.0 + dates_1 + dates_2 + dates_3 + dates_4)
        - window_evidence(dates_1, 7 / 30.4) - window_evidence(dates_2, 8 / 30.4)
        - window_evidence(dates_3, 8 / 30.4) - window_evidence(dates_4, 7.4 / 30.4)
    ));

-- What a window's dates say for a spread of its own, in log-odds.
create or replace macro window_evidence(dates, even_share) as
    lgamma(dates + even_share) - lgamma(even_share) - dates * ln(even_share);

-- The share of payment dates to expect in a window of some days of the month.
create or replace macro window_share(dates_inside, dates, even_share, certainty) as
    certainty * shrunken(dates_inside, dates, 1, even_share) + (1 - certainty) * even_share;
