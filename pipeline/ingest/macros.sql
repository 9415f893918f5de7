-- How a text from an export becomes a value; null where it says nothing that can be trusted.

-- Text without surrounding white space; null where nothing is left.
create or replace macro ingest.read_text(value) as
    nullif(trim(value, e' \t\r\n' || chr(160)), '');

-- The same for files without tabs, line breaks in fields and non-breaking spaces; a third of the cost.
create or replace macro ingest.read_plain_text(value) as
    nullif(trim(value), '');

-- An id that a spreadsheet wrote as a float: `1929881731.0` is `1929881731`.
create or replace macro ingest.read_float_id(value) as
    regexp_replace(ingest.read_text(value), '^(\d+)\.0+$', '\1');

-- One of a few words: lower case, spaces and hyphens as underscores.
create or replace macro ingest.read_kind(value) as
    nullif(regexp_replace(lower(trim(value)), '[\s-]+', '_', 'g'), '');

create or replace macro ingest.read_currency(value) as
    case
        when length(value) = 3 then upper(value)
        else nullif(upper(trim(value, e' \t\r\n' || chr(160))), '')
    end;

create or replace macro ingest.read_integer(value) as
    case
        when regexp_full_match(value, '\s*\d{1,9}(\.0+)?\s*')
            then try_cast(try_cast(value as decimal(18, 4)) as integer)
    end;

-- Whether a text has the shape of a day and month in either order.
create or replace macro ingest.is_slashed_date(value) as
    regexp_matches(value, '^\s*\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})(\s|T|$)');

-- Whether a text has the shape of a date at all.
create or replace macro ingest.is_date_shaped(value) as
    ingest.is_slashed_date(value)
    or regexp_matches(value, '^\s*\d{4}[-/.]?\d{1,2}[-/.]?\d{1,2}(\.0+)?(\s|T|$)');

-- The first, second and third number of a slashed date.
create or replace macro ingest.first_part(value) as
    cast(regexp_extract(value, '^\s*(\d+)[/.-](\d+)[/.-](\d+)', 1) as integer);

create or replace macro ingest.second_part(value) as
    cast(regexp_extract(value, '^\s*(\d+)[/.-](\d+)[/.-](\d+)', 2) as integer);

create or replace macro ingest.third_part(value) as
    cast(regexp_extract(value, '^\s*(\d+)[/.-](\d+)[/.-](\d+)', 3) as integer);

-- A year of two digits: 70 to 99 are 19xx.
create or replace macro ingest.full_year(year) as
    year + case when year < 70 then 2000 when year < 100 then 1900 else 0 end;

create or replace macro ingest.read_slashed_date(value, date_order) as
    try_cast(
        ingest.full_year(ingest.third_part(value)) || '-'
        || case
            when date_order = 'dmy'
                then ingest.second_part(value) || '-' || ingest.first_part(value)
            else ingest.first_part(value) || '-' || ingest.second_part(value)
        end
        as date
    );

-- Every other way of writing a date: `2019-10-03 00:00:00`, `20190917`, `20191003.0`, `3/10/2019` by
-- date_order, a spreadsheet's day number, `03-Oct-2019`.
create or replace macro ingest.read_written_date(value, date_order) as
    case
        when regexp_matches(value, '^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s*$|^\s*\d{4}-\d{1,2}-\d{1,2}[ T]\d{1,2}:')
            then try_cast(
                regexp_replace(regexp_extract(value, '\d{4}[-/.]\d{1,2}[-/.]\d{1,2}'), '[/.]', '-', 'g') as date
            )
        when regexp_matches(value, '^\s*\d{8}(\.0+)?\s*$')
            then try_cast(regexp_replace(value, '^\s*(\d{4})(\d{2})(\d{2}).*$', '\1-\2-\3') as date)
        when ingest.is_slashed_date(value)
            then case when date_order is not null then ingest.read_slashed_date(value, date_order) end
        when regexp_matches(value, '^\s*\d{5}(\.\d+)?\s*$')
            then date '1899-12-30' + cast(floor(try_cast(value as double)) as integer)
        when regexp_matches(value, '^\s*(\d{1,2}[ .-][A-Za-z]{3,9}[ .-]|[A-Za-z]{3,9} \d{1,2}, )\d+\s*$')
            then cast(
                try_strptime(
                    trim(value),
                    ['%d-%b-%Y', '%d %b %Y', '%d %B %Y', '%b %d, %Y', '%B %d, %Y', '%d-%b-%y', '%d.%b.%Y']
                ) as date
            )
    end;

create or replace macro ingest.plausible_date(any_date) as
    case when any_date between date '1900-01-01' and date '2199-12-31' then any_date end;

-- A date between 1900 and 2199; the plain ISO date takes the short way.
create or replace macro ingest.read_date(value, date_order) as
    ingest.plausible_date(
        case
            when length(value) = 10 and value[5:5] = '-' then try_cast(value as date)
            when value is not null then ingest.read_written_date(value, date_order)
        end
    );

-- What is left of a number's text without currency, spaces, brackets and a trailing sign; null if letters remain.
create or replace macro ingest.bare_number(value) as
    nullif(
        regexp_replace(
            regexp_replace(
                regexp_replace(value, '(?i)\b(CR|DR)\b\.?\s*$|^\s*[A-Z]{3}\b|\b[A-Z]{3}\s*$', '', 'g'),
                '[\s\x{00a0}\x{202f}$€£¥()]', '', 'g'
            ),
            '-$', ''
        ),
        ''
    );

-- A number in any dress: `"$4,250.00"`, `(120.00)`, `120.00-`, `120.00 CR`, and `1.284,50` where the comma is the
-- decimal sign. Null where the groups of thousands do not fit, so that the wrong decimal sign is noticed.
create or replace macro ingest.read_written_number(value, is_comma) as
    try_cast(
        case when regexp_matches(value, '^\s*\(.*\)\s*$|-\s*$|(?i)\bCR\.?\s*$') then '-' else '' end
        || case
            when is_comma
                then case
                    when regexp_full_match(
                        ingest.bare_number(value), '[-+]?(\d+|\d{1,3}([.'']\d{3})+)?(,\d*)?'
                    ) then replace(regexp_replace(ingest.bare_number(value), '[.'']', '', 'g'), ',', '.')
                end
            when regexp_full_match(
                ingest.bare_number(value), '[-+]?(\d+|\d{1,3}([,'']\d{2,3})*[,'']\d{3})?(\.\d*)?'
            ) then regexp_replace(ingest.bare_number(value), '[,'']', '', 'g')
        end
        as decimal(38, 15)
    );

-- A number to four decimals.
create or replace macro ingest.read_number(value, is_comma) as
    case
        when not is_comma
            then coalesce(
                try_cast(value as decimal(18, 4)),
                try_cast(ingest.read_written_number(value, false) as decimal(18, 4))
            )
        else try_cast(ingest.read_written_number(value, true) as decimal(18, 4))
    end;

-- Digits after the point of a currency [ISO 4217]; 2 where it is not known. Texts, because lists become joins here.
create or replace macro ingest.minor_unit(currency) as
    case
        when length(currency) <> 3 or currency is null then 2
        when contains('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF', currency) then 0
        when contains('BHD IQD JOD KWD LYD OMR TND', currency) then 3
        else 2
    end;

create or replace macro ingest.round_money(amount, currency) as
    case ingest.minor_unit(currency)
        when 0 then try_cast(round(amount, 0) as decimal(18, 4))
        when 3 then try_cast(round(amount, 3) as decimal(18, 4))
        else try_cast(round(amount, 2) as decimal(18, 4))
    end;

-- Whether a number has more digits after its point than its currency may have, or more than two: it may hold noise.
create or replace macro ingest.has_long_fraction(value, currency) as
    strpos(value, '.') > 0
    and (length(value) - strpos(value, '.') > 2 or ingest.minor_unit(currency) = 0);

-- Money rounded to the currency's minor unit, half away from zero.
create or replace macro ingest.read_money(value, currency, is_comma) as
    case
        when not is_comma and not ingest.has_long_fraction(value, currency)
            then ingest.read_number(value, false)
        when value is not null
            then ingest.round_money(
                coalesce(
                    case when not is_comma then try_cast(value as decimal(38, 15)) end,
                    ingest.read_written_number(value, is_comma)
                ),
                currency
            )
    end;

-- Whether money as written differs from what was read: noise of a float.
create or replace macro ingest.has_noise(value, amount, currency, is_comma) as
    case
        when not is_comma and ingest.has_long_fraction(value, currency)
            then coalesce(try_cast(value as decimal(38, 15)) <> amount, false)
        else false
    end;
