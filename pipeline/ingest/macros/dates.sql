-- How a text from an export becomes a date; null where it is none that can be trusted.

-- Whether a text has the shape of a day and month in either order.
create or replace macro ingest.is_slashed_date(value) as
    regexp_matches(value, '^[\s\x{00a0}\x{202f}]*\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})([\s\x{00a0}T,.]|$)');

-- Whether a text has the shape of a date at all.
create or replace macro ingest.is_date_shaped(value) as
    ingest.is_slashed_date(value)
    or regexp_matches(value, '^[\s\x{00a0}\x{202f}]*\d{4}[-/.]?\d{1,2}[-/.]?\d{1,2}(\.0*)?([\s\x{00a0}T]|$)');

-- Whether a text is a time alone, or what a spreadsheet shows of a column too narrow: a date was damaged here.
create or replace macro ingest.is_damaged_date(value) as
    regexp_full_match(value, '[\s\x{00a0}\x{202f}]*(\d{1,4}:\d{2}(:\d{2})?([.,]\d+)?|#+)[\s\x{00a0}\x{202f}]*');

-- No day at all: `0000-00-00`, `00.00.0000`, `00000000`, and Excel's day 0.
create or replace macro ingest.is_no_day(value) as
    (value < '0001' and regexp_matches(value, '^\s*(0000[-/.]?00[-/.]?00|00?[-/.]00?[-/.]0000|0+)([\sT].*)?$'))
    or starts_with(value, '1900-01-00');

-- The first day of the calendar, which systems write for none: `0001-01-01`, `01/01/0001`, `00010101`.
create or replace macro ingest.is_first_day(value) as
    value < '2' and regexp_matches(value, '^\s*(0001[-/.]?01[-/.]?01|0?1[-/.]0?1[-/.]0001)([\sT].*)?$');

-- A date's text; null where it stands for none.
create or replace macro ingest.date_text(value) as
    case when ingest.is_no_day(value) or ingest.is_first_day(value) then null else value end;

-- The same where a date is required: the first day of the calendar stays, a date far from all others.
create or replace macro ingest.required_date_text(value) as
    case when ingest.is_no_day(value) then null when ingest.is_first_day(value) then '0001-01-01' else value end;

-- The first and second number of a slashed date.
create or replace macro ingest.first_part(value) as
    try_cast(regexp_extract(value, '(\d+)[/.-](\d+)[/.-](\d+)', 1) as integer);

create or replace macro ingest.second_part(value) as
    try_cast(regexp_extract(value, '(\d+)[/.-](\d+)[/.-](\d+)', 2) as integer);

-- `3/10/2019` by the file's order.
create or replace macro ingest.read_slashed_date(value, date_order) as
    list_transform(
        [regexp_extract(value, '(\d+)[/.-](\d+)[/.-](\d+)', ['first', 'second', 'year'])],
        lambda parts: try_cast(
            ingest.full_year(parts.year) || '-'
            || case
                when date_order = 'dmy' then parts.second || '-' || parts.first
                else parts.first || '-' || parts.second
            end
            as date
        )
    )[1];

-- A spreadsheet's day number of the years 1970 to 2099.
create or replace macro ingest.read_day_number(value) as
    case
        when try_cast(left(trim(value), 5) as integer) between 25569 and 73050
            then date '1899-12-30' + try_cast(left(trim(value), 5) as integer)
    end;

-- Every other way of writing a date: `2019-10-03 00:00:00`, `20190917`, `20191003.0`, `3/10/2019` by
-- date_order, a spreadsheet's day number, `/Date(1704412800000)/` (milliseconds since 1970, as OData writes them), a month by its name.
create or replace macro ingest.read_written_date(value, date_order) as
    case
        when regexp_full_match(value, '[\s\x{00a0}\x{202f}]*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\.?([ T]\d{1,2}:.*)?[\s\x{00a0}\x{202f}]*')
            then try_cast(
                regexp_replace(regexp_extract(value, '\d{4}[-/.]\d{1,2}[-/.]\d{1,2}'), '[/.]', '-', 'g') as date
            )
        when regexp_full_match(value, '\s*\d{8}(\.0+|T\d{4}.*)?\s*')
            then try_cast(regexp_replace(value, '^\s*(\d{4})(\d{2})(\d{2}).*$', '\1-\2-\3') as date)
        when ingest.is_slashed_date(value)
            then case when date_order is not null then ingest.read_slashed_date(value, date_order) end
        when regexp_full_match(value, '\s*\d{5}([.,]\d+)?\s*') then ingest.read_day_number(value)
        when starts_with(value, '/Date(')
            then cast(epoch_ms(try_cast(regexp_extract(value, '^/Date\((-?\d{1,14})([+-]\d{4})?\)/$', 1) as bigint)) as date)
        when ingest.is_named_date(value)
            then list_transform(
                [trim(regexp_replace(value, '[\s\x{00a0}\x{202f}]+', ' ', 'g'))], lambda text: ingest.read_named_date(text)
            )[1]
    end;

-- The day of `124005`, century since 1900, year and day of the year (JD Edwards), as `2024-01-05`; 0 is none, other texts stay.
create or replace macro ingest.julian_text(value) as
    list_transform(
        [try_cast(regexp_extract(value, '^\s*(\d{5,6})(\.0+)?\s*$', 1) as integer)],
        lambda number: case
            when regexp_full_match(value, '\s*0+(\.0+)?\s*') then null
            when number % 1000 between 1
            and case when make_date(1900 + number // 1000, 12, 31) = make_date(1900 + number // 1000, 1, 1) + 365 then 366 else 365 end
                then strftime(make_date(1900 + number // 1000, 1, 1) + cast(number % 1000 - 1 as integer), '%Y-%m-%d')
            when number is not null then value || ' is no day of a year'
            else value
        end
    )[1];

-- A date, however far away; the plain ISO date takes the short way.
create or replace macro ingest.read_date(value, date_order) as
    case
        when length(value) = 10 and value[5:5] = '-' and value[1:1] between '0' and '9' then try_cast(value as date)
        when value is not null then ingest.read_written_date(value, date_order)
    end;
