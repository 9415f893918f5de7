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

-- The last day since issue that the early part of a curve tells apart.
create or replace macro last_early_day() as 400;

-- The day since issue that the early part of a curve is looked up by: it ends 16 days before
-- the last good date.
create or replace macro early_day(day_offset, issue_offset) as
    least(last_early_day(), least(day_offset, -16) - issue_offset);

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
