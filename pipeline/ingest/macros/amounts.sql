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

-- Digits after the point of a currency [ISO 4217]; 2 where it is not known. Texts, because lists become joins here.
create or replace macro ingest.minor_unit(currency) as
    case
        when length(currency) <> 3 or currency is null then 2
        when contains('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF', currency) then 0
        when contains('BHD IQD JOD KWD LYD OMR TND', currency) then 3
        else 2
    end;

create or replace macro ingest.round_money(amount, digits) as
    case digits
        when 0 then try_cast(round(amount, 0) as decimal(18, 4))
        when 3 then try_cast(round(amount, 3) as decimal(18, 4))
        else try_cast(round(amount, 2) as decimal(18, 4))
    end;

-- Whether a number has more digits after its point than its currency may have, or more than two: it may hold noise.
create or replace macro ingest.has_long_fraction(value, digits) as
    strpos(value, '.') > 0 and (length(value) - strpos(value, '.') > 2 or digits = 0);

-- Money rounded to the digits of its currency's minor unit, half away from zero.
create or replace macro ingest.read_money(value, digits, is_comma) as
    case
        when not is_comma and not ingest.has_long_fraction(value, digits)
            then ingest.read_number(value, false)
        when value is not null
            then ingest.round_money(
                coalesce(
                    case when not is_comma then try_cast(value as decimal(38, 15)) end,
                    ingest.read_written_number(value, is_comma)
                ),
                digits
            )
    end;

-- Whether money as written differs from what was read: noise of a float.
create or replace macro ingest.has_noise(value, amount, digits, is_comma) as
    case
        when not is_comma and ingest.has_long_fraction(value, digits)
            then coalesce(try_cast(value as decimal(38, 15)) <> amount, false)
        else false
    end;
