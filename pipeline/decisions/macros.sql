-- The words that decisions share.

-- The class of a chance of being very late, A to E by the policy's edges; the lower edge belongs to the class.
create or replace macro risk_class_of(risk_rate) as
    case
        when risk_rate is null then null
        when risk_rate >= getvariable('class_edges')[4] then 'E'
        when risk_rate >= getvariable('class_edges')[3] then 'D'
        when risk_rate >= getvariable('class_edges')[2] then 'C'
        when risk_rate >= getvariable('class_edges')[1] then 'B'
        else 'A'
    end;

-- Money to the cent.
create or replace macro cents(amount) as
    cast(round(amount, 2) as decimal(18, 4));

-- A year's cost of the money that so many more days of credit tie up.
create or replace macro carrying_cost(year_sales_amount, credit_days) as
    cast(year_sales_amount as double) * credit_days / 365 * getvariable('capital_cost_rate');

-- A year's expected loss on sales at a chance of being very late.
create or replace macro yearly_loss(year_sales_amount, risk_rate) as
    cast(year_sales_amount as double) * risk_rate * getvariable('net_loss_rate');

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

-- The chance that an item past due is still unpaid two weeks on, from its payment curve.
create or replace macro unpaid_two_weeks_on(
    age_days, late_rate, s3, s7, s14, s30, s60, s90, tail_hazard, paid_by_origin
) as
    1 - paid_since(
        paid_share(age_days + 14, late_rate, null, s3, s7, s14, s30, s60, s90, tail_hazard),
        paid_by_origin
    );

-- What a move by some days brings from a week into the week so many whole weeks on (part 0), or the one after (part 1).
create or replace macro moved_share(days, part) as
    case part when 0 then (7 - days % 7) / 7.0 else (days % 7) / 7.0 end;
