-- How a text from an export becomes a date; null where it is none that can be trusted.

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
