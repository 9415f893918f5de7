-- How a text from an export becomes an amount; null where it is none that can be trusted.

-- A number's text with plain spaces, minus signs and apostrophes, without the dash that stands for no cents: `100,-`.
create or replace macro ingest.plain_spaces(value) as
    trim(
        regexp_replace(
            regexp_replace(translate(value, '−–—’`´', '---'''''''''), '[\s\p{Zs}]+', ' ', 'g'), '(\d)[.,]-+', '\1'
        )
    );

-- The same without signs of currencies: `−1’284.50 €`.
create or replace macro ingest.plain_number(value) as
    trim(regexp_replace(ingest.plain_spaces(value), '[A-Z]{0,2}\p{Sc}', '', 'g'));

-- The same without codes and names of currencies and without Dr and Cr: `EUR 5`, `(USD 5)`, `5 kr.`, `5.00Cr`.
create or replace macro ingest.without_words(value) as
    regexp_replace(
        regexp_replace(
            regexp_replace(value, '(?i)(?: |^|([^a-z]))[cd]r\.?$|^[cd]r ', '\1'),
            '^([-+(]*) ?(?:[A-Z]{1,3}\b|[A-Z]{3}|S/\.?|(?i:kr|kč|zł|ft|lei|rs|s?fr|rp)\.?) ?', '\1'
        ),
        ' ?(?:[A-Z]{3}|S/|(?i:kr|kč|zł|ft|lei|rs|s?fr|rp))\.?([-)]*)$', '\1'
    );

-- Whether a number without words is negative by something else than a minus before it: `(5)`, `5-`; or `5 CR`.
create or replace macro ingest.minus_of(plain_text) as
    case
        when regexp_matches(ingest.without_words(plain_text), '^\(.*\)$|-$')
            or regexp_matches(plain_text, '(?i)(^|[^a-z])cr\.?$|^cr ') then '-'
        else ''
    end;

-- Digits and separators alone, spaces between digits as apostrophes.
create or replace macro ingest.bare_number(plain_text) as
    replace(
        trim(
            regexp_replace(
                regexp_replace(ingest.without_words(plain_text), ' ?[()] ?|([-+]) ', '\1', 'g'),
                ' ?-$', ''
            )
        ),
        ' ', ''''
    );

-- Digits with an optional point from digits with a decimal comma, and with a decimal point; null where the groups of
-- thousands do not fit.
create or replace macro ingest.comma_digits(bare_text) as
    case
        when regexp_full_match(bare_text, '[-+]{0,2}(\d+|\d{1,3}([.'']\d{3})+)?(,\d*)?')
            then replace(regexp_replace(bare_text, '[.'']', '', 'g'), ',', '.')
    end;

create or replace macro ingest.point_digits(bare_text) as
    case
        when regexp_full_match(bare_text, '[-+]{0,2}(\d+|\d{1,3}([,'']\d{2,3})*[,'']\d{3})?(\.\d*)?')
            then regexp_replace(bare_text, '[,'']', '', 'g')
    end;

-- The file's decimal sign says what `1.284` is; `12.50` and `1,284.50` can only be read one way in any file, as where
-- a sheet holds some amounts as numbers and some as text.
create or replace macro ingest.digits_of(bare_text, is_comma) as
    case
        when bare_text = '' then null
        when is_comma
            then coalesce(
                ingest.comma_digits(bare_text),
                case when regexp_matches(bare_text, '\.(\d{1,2}|\d{4,})$') then ingest.point_digits(bare_text) end
            )
        else coalesce(
            ingest.point_digits(bare_text),
            case when regexp_matches(bare_text, ',\d{1,2}$') then ingest.comma_digits(bare_text) end
        )
    end;

-- A number in any dress: `"$4,250.00"`, `(120.00)`, `120.00-`, `120.00 CR`, and `1.284,50` where the comma is the
-- decimal sign. A dash alone is how accountants write nothing. Each lambda names a step, so that no step's text
-- stands many times over in the plan.
create or replace macro ingest.read_written_number(value, is_comma) as
    list_transform(
        [ingest.plain_number(value)],
        lambda plain_text: case
            when regexp_full_match(plain_text, '-+') then cast(0 as decimal(38, 15))
            else list_transform(
                [ingest.minus_of(plain_text) || ingest.bare_number(plain_text)],
                lambda bare_text: try_cast(ingest.digits_of(bare_text, is_comma) as decimal(38, 15))
            )[1]
        end
    )[1];

-- A number to four decimals; one written plainly takes the short way.
create or replace macro ingest.read_number(value, is_comma) as
    coalesce(
        case when not is_comma then try_cast(value as decimal(18, 4)) end,
        try_cast(ingest.read_written_number(value, is_comma) as decimal(18, 4))
    );
