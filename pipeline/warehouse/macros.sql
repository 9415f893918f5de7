-- The business words that SQL files share.

-- Whole days a debt is past its due date at a date; 0 or less is not due.
create or replace macro days_past_due(due_date, as_of) as
    date_diff('day', due_date, as_of);

-- Money in as many digits as there are, before it is multiplied.
create or replace macro wide(amount) as
    cast(amount as decimal(38, 4));

-- Money converted at a rate and not rounded, so that parts add up to the whole exactly. The wide cast is what keeps
-- the product wide: DuckDB multiplies two decimals of 18 digits into 18, which large amounts overflow.
create or replace macro exact_base_amount(amount, rate) as
    cast(amount as decimal(28, 4)) * cast(rate as decimal(18, 8));

-- Money in as many decimals as the base currency's minor unit has [ISO 4217], half away from zero.
create or replace macro in_base_digits(amount) as
    case run.base_digits()
        when 0 then cast(round(amount, 0) as decimal(18, 4))
        when 3 then cast(round(amount, 3) as decimal(18, 4))
        else cast(round(amount, 2) as decimal(18, 4))
    end;

-- Money converted at a rate, rounded to the base currency's minor unit. The first two ways give what the third does, in
-- numbers of 64 bits: dividing wider ones to round them costs more than all else in a ledger.
create or replace macro base_amount(amount, rate) as
    case
        when rate = 1 then in_base_digits(amount)
        when rate < 10 and abs(amount) < 99999
            then in_base_digits(cast(amount as decimal(9, 4)) * cast(rate as decimal(9, 8)))
        else in_base_digits(exact_base_amount(amount, rate))
    end;

-- Money in the currency that is reported in: converted at a rate, or as it is where there is none.
create or replace macro report_amount(amount, rate) as
    coalesce(base_amount(amount, rate), amount);

-- The same, not rounded.
create or replace macro exact_report_amount(amount, rate) as
    coalesce(exact_base_amount(amount, rate), cast(amount as decimal(26, 4)));

-- What an invoice's amount is neither paid, credited, written off nor open, where it says both what is paid and what is open.
create or replace macro unexplained_amount(amount, paid_amount, credited_amount, written_off_amount, open_amount) as
    amount - paid_amount - coalesce(credited_amount, 0) - coalesce(written_off_amount, 0) - open_amount;

-- A ratio of two amounts of money as a double, or null where it would say nothing.
-- Amounts become whole ten-thousandths first, which doubles hold exactly.
create or replace macro ratio(numerator, denominator) as
    case
        when denominator <> 0
            then round(cast(wide(numerator) as double) * 10000) / round(cast(wide(denominator) as double) * 10000)
    end;

-- A part of a document in report currency, at the rate the document was booked at, to the cent.
create or replace macro at_booking_rate(part, report_amount, amount) as
    cast(round(part * cast(report_amount / amount as double), 2) as decimal(18, 2));

-- What the true share may be, at 95 %, where so many of so many trials were seen [Wilson 1927]: middle and half of the
-- interval, and its ends. Where none or all were seen an end is 0 or 1 itself, which rounded constants would miss.
create or replace macro interval_middle(successes, trials) as
    (successes + 1.920729) / (trials + 3.841459);

create or replace macro interval_half(successes, trials) as
    1.959964 * sqrt(successes * (trials - successes) / trials + 0.960365) / (trials + 3.841459);

create or replace macro interval_low(successes, trials) as
    case when successes = 0 then 0.0 else interval_middle(successes, trials) - interval_half(successes, trials) end;

create or replace macro interval_high(successes, trials) as
    case when successes = trials then 1.0 else interval_middle(successes, trials) + interval_half(successes, trials) end;

-- A mean of days weighted by money, as a double, or null where there is no money. The sums keep every digit they have.
create or replace macro mean_days(day_amount, amount) as
    case when amount <> 0 then cast(day_amount as double) / cast(amount as double) end;

-- A customer's name without case, accents, punctuation, extra space, legal forms or the words that one
-- ledger appends at random; null where nothing is left.
create or replace macro normalised_name(name) as
    nullif(
        regexp_replace(
            trim(
                regexp_replace(upper(strip_accents(name)), '[\s.,;:"()]+', ' ', 'g')
            ),
            '(\s+(CORP|CORPORATION|INC|INCORPORATED|LLC|LLP|LP|LTD|LIMITED|CO|COMPANY|PLC|PTY|PVT|GMBH|MBH|AG|KG|OHG|UG|SE|SA|SAS|SARL|SRL|SPA|SL|BV|NV|AB|OY|OYJ|ASA|APS|KK|LTDA|& CO|US|FOUNDATION|TRUST|ASSOCIATES|IN|SYSTEMS))+$',
            ''
        ),
        ''
    );

-- The item an invoice, an instalment of it, or its part on one receivable account is.
create or replace macro item_id(company_id, invoice_id, instalment, receivable_account) as
    concat(
        case when company_id <> '' then company_id || ':' else '' end,
        invoice_id,
        case when instalment <> 1 then '/' || instalment else '' end,
        case when receivable_account <> '' then '@' || receivable_account else '' end
    );

-- How old a debt is at a date, in the unit of the buckets: days, begun weeks or begun months; 0 or less is not due.
create or replace macro age(from_date, as_of) as
    case run.bucket_unit()
        when 'weeks' then cast(ceil(date_diff('day', from_date, as_of) / 7.0) as bigint)
        when 'months'
            then date_diff('month', from_date, as_of)
                + case
                    when cast(from_date as date)
                        + to_months(cast(date_diff('month', from_date, as_of) as integer)) < as_of
                        then 1
                    else 0
                end
        else date_diff('day', from_date, as_of)
    end;

-- The date of the calendar on which the period of a day ends.
create or replace macro period_end(day) as
    least(last_day(day), run.as_of());

-- The last date of the calendar before a day; without a day, the last of all.
create or replace macro last_date_before(day) as
    coalesce(cast(date_trunc('month', day) as date) - 1, run.as_of());

-- The place of an aging bucket: 0 is not due, the upper edge belongs to the lower bucket.
create or replace macro bucket_index(age) as
    case
        when age <= run.bucket_edges()[1] then 0
        when age <= run.bucket_edges()[2] then 1
        when age <= run.bucket_edges()[3] then 2
        when age <= run.bucket_edges()[4] then 3
        when age <= run.bucket_edges()[5] then 4
        else 5
    end;

-- The class of a chance of being very late, A to E by the policy's edges; the lower edge belongs to the class.
create or replace macro risk_class_of(risk_rate) as
    case
        when risk_rate is null then null
        when risk_rate >= run.class_edges()[4] then 'E'
        when risk_rate >= run.class_edges()[3] then 'D'
        when risk_rate >= run.class_edges()[2] then 'C'
        when risk_rate >= run.class_edges()[1] then 'B'
        else 'A'
    end;

-- The share paid by a day past the due date, from a Kaplan–Meier curve of one group; null where no item is old enough.
create or replace macro paid_rate_by(day, end_days, unpaid_rate) as
    case
        when max(end_days) >= day or min(unpaid_rate) < 1e-12
            then 1 - coalesce(min(unpaid_rate) filter (where end_days <= day), 1)
    end;
