-- The words that decisions share.

-- Money to the cent.
create or replace macro cents(amount) as
    cast(round(amount, 2) as decimal(38, 4));

-- A year's cost of the money that so many more days of credit tie up.
create or replace macro carrying_cost(year_sales_amount, credit_days) as
    cast(year_sales_amount as double) * credit_days / 365 * run.capital_cost_rate();

-- A year's expected loss on sales at a chance of being very late.
create or replace macro yearly_loss(year_sales_amount, risk_rate) as
    cast(year_sales_amount as double) * risk_rate * run.net_loss_rate();

-- The first working day (Monday to Friday) on or after a day.
create or replace macro working_day(day) as
    cast(
        day + case isodow(day) when 6 then 2 when 7 then 1 else 0 end as date
    );

-- The working day (Monday to Friday) some working days after a working day.
create or replace macro add_working_days(day, count_days) as
    cast(
        day + cast(count_days + 2 * ((isodow(day) - 1 + count_days) // 5) as integer) as date
    );

-- The chance that an open item is still unpaid so many days on, on a day after its due date, from its payment curve.
create or replace macro unpaid_days_on(
    days, age_days, late_rate, s7, s14, s30, s60, s90, tail_hazard, paid_by_origin
) as
    1 - paid_since(
        paid_share(age_days + days, late_rate, null, null, s7, s14, s30, s60, s90, tail_hazard),
        paid_by_origin
    );

-- The days of thirty from some day on that an open item is expected to stay unpaid: from its chance of it on that day, and from its
-- payment curve 7, 14 and 30 days later.
create or replace macro wait_days_on(
    days, unpaid_then, age_days, late_rate, s7, s14, s30, s60, s90, tail_hazard, paid_by_origin
) as
    3.5 * unpaid_then
    + 7 * unpaid_days_on(days + 7, age_days, late_rate, s7, s14, s30, s60, s90, tail_hazard, paid_by_origin)
    + 11.5 * unpaid_days_on(days + 14, age_days, late_rate, s7, s14, s30, s60, s90, tail_hazard, paid_by_origin)
    + 8 * unpaid_days_on(days + 30, age_days, late_rate, s7, s14, s30, s60, s90, tail_hazard, paid_by_origin);

-- The same where nothing but the chance after two weeks is known: the same share is paid every day.
create or replace macro wait_days_at(unpaid_14) as
    case
        when unpaid_14 >= 1 then 30.0
        when unpaid_14 <= 0 then 0.0
        else 14 / -ln(unpaid_14) * (1 - pow(unpaid_14, 30 / 14.0))
    end;

-- Money brought forward by thirty days: the chance that a touch changes the outcome x money x the days it would else stay unpaid / 30.
create or replace macro gain_of(amount, wait_days, effect_rate) as
    cents(cast(amount as double) * wait_days / 30 * effect_rate);

-- What a move by some days brings from a week into the week so many whole weeks on (part 0), or the one after (part 1).
create or replace macro moved_share(days, part) as
    case part when 0 then (7 - days % 7) / 7.0 else (days % 7) / 7.0 end;

-- An amount rounded up to two digits: 2,130 is 2,200.
create or replace macro rounded_up(amount) as
    case
        when amount > 0
            then ceil(round(amount / pow(10, floor(log10(amount)) - 1), 6)) * pow(10, floor(log10(amount)) - 1)
        else 0
    end;

-- Money as a reader says it, with its currency where that is known.
create or replace macro money_words(amount, currency) as
    concat(case currency when 'XXX' then '' else concat(currency, ' ') end, format('{:,.2f}', cast(amount as double)));

-- Days past the due date as a reader says them: -2.3 is "2.3 days early".
create or replace macro delay_words(days) as
    concat(
        cast(abs(round(days, 1)) as decimal(9, 1)),
        case when round(days, 1) < 0 then ' days early' when round(days, 1) = 1 then ' day late' else ' days late' end
    );

-- A rate as a reader says it: 0.125 is "13 %".
create or replace macro percent_words(rate) as
    concat(cast(round(100 * rate) as integer), ' %');

-- What a recommendation was before, and what has changed since.
create or replace macro change_words(
    action, day, is_run, late, judged, rate, late_now, judged_now, rate_now, rail, rail_now, terms, terms_now
) as
    concat(
        action, ' on ', strftime(day, '%-d %b %Y'), case when is_run then ' by the run of that day' else '' end,
        ', when ', late, ' of ', judged, ' were very late',
        case
            when percent_words(rate) <> percent_words(rate_now)
                then concat('; the chance of it went from ', percent_words(rate), ' to ', percent_words(rate_now))
            else ''
        end,
        case when late <> late_now or judged <> judged_now then concat('; now ', late_now, ' of ', judged_now) else '' end,
        case when terms <> terms_now then concat('; its terms went from ', terms, ' to ', terms_now) else '' end,
        case
            when rail is not null and rail is distinct from rail_now then concat('; then held by: ', rail)
            else ''
        end,
        case
            when rail_now is not null and rail is distinct from rail_now then concat('; now held by: ', rail_now)
            else ''
        end
    );
