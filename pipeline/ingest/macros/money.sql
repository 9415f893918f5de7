-- How a text from an export becomes money in a currency; null where it is none that can be trusted.

-- Digits after the point of a currency [ISO 4217]; 2 where it is not known. Texts, because lists become joins here.
create or replace macro ingest.minor_unit(currency) as
    case
        when length(currency) <> 3 or currency is null then 2
        when contains('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF', currency) then 0
        when contains('BHD IQD JOD KWD LYD OMR TND', currency) then 3
        else 2
    end;

-- The lambda names the amount, so that what reads it stands once in the plan.
create or replace macro ingest.round_money(amount, digits) as
    list_transform(
        [amount],
        lambda exact: case digits
            when 0 then try_cast(round(exact, 0) as decimal(18, 4))
            when 3 then try_cast(round(exact, 3) as decimal(18, 4))
            else try_cast(round(exact, 2) as decimal(18, 4))
        end
    )[1];

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

-- Money that an export counts in the minor unit of its currency: 1250 is 12.50 EUR, 1250 JPY, 1.250 KWD.
create or replace macro ingest.read_minor_money(value, digits, is_comma) as
    ingest.round_money(
        ingest.read_number(value, is_comma)
        * case digits when 0 then 1.000 when 3 then 0.001 else 0.010 end,
        digits
    );

-- A rate to eight decimals.
create or replace macro ingest.read_rate(value, is_comma) as
    coalesce(
        try_cast(value as decimal(18, 8)),
        try_cast(ingest.read_written_number(value, is_comma) as decimal(18, 8))
    );
