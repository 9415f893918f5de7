-- How a text from an export becomes a word, an id or a whole number; null where it says nothing.

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

-- The code of a currency as a column holds it, or what stands for it: `eur`, `€`, `US$`, `Euro - EUR`, in capitals.
create or replace macro ingest.read_currency(value) as
    case
        when length(value) = 3 then upper(value)
        when value is not null then ingest.named_currency(nullif(upper(trim(value, e' \t\r\n.' || chr(160))), ''))
    end;

create or replace macro ingest.read_integer(value) as
    case
        when regexp_full_match(value, '\s*\d{1,9}(\.0+)?\s*')
            then try_cast(try_cast(value as decimal(18, 4)) as integer)
    end;

-- An amount as it is shown in a message: two decimals, more where it has them.
create or replace macro ingest.shown_amount(amount) as
    regexp_replace(cast(cast(amount as decimal(38, 4)) as varchar), '0{1,2}$', '');

-- A count in words: `1 row`, `2 rows`.
create or replace macro ingest.counted(number, noun) as
    number || ' ' || noun || case when number = 1 then '' else 's' end;
