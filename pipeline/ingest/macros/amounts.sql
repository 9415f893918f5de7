-- How a text from an export becomes an amount; null where it is none that can be trusted.

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
