-- How a day whose month is written by its name becomes a date; null where it is none.

-- The text of a year in four digits; of two digits, 70 to 99 are 19xx.
create or replace macro ingest.full_year(year) as
    case when length(year) > 2 then year when year < '70' then '20' || year else '19' || year end;

-- Whether a text has the shape of a day with its month by name.
create or replace macro ingest.is_named_date(value) as
    regexp_matches(value, '^[\s\x{00a0}\x{202f}]*(\d{1,2}\D{3}|[^\d\s]{3}\D*\d{1,2}\D|\d{4}\D{4})');

-- The number of a month by its name or the usual short of it, in English, German, French, Spanish; without accents.
create or replace macro ingest.month_number(name) as
    case
        when regexp_full_match(name, 'jan(uary|uar|ner|vier|v)?|ene(ro)?') then 1
        when regexp_full_match(name, 'feb(ruary|ruar|rero)?|fev(rier|r)?') then 2
        when regexp_full_match(name, 'mar(ch|s|z|zo)?|mrz|maerz') then 3
        when regexp_full_match(name, 'apr(il)?|avr(il)?|abr(il)?') then 4
        when regexp_full_match(name, 'may|mai|mayo') then 5
        when regexp_full_match(name, 'june?|juni|juin|junio') then 6
        when regexp_full_match(name, 'july?|juli|juil(let)?|julio') then 7
        when regexp_full_match(name, 'aug(ust)?|aout|ago(sto)?') then 8
        when regexp_full_match(name, 'sept?(ember|embre|iembre)?|set(iembre)?') then 9
        when regexp_full_match(name, 'oct(ober|obre|ubre)?|okt(ober)?') then 10
        when regexp_full_match(name, 'nov(ember|embre|iembre)?') then 11
        when regexp_full_match(name, 'dec(ember|embre)?|dez(ember)?|dic(iembre)?') then 12
    end;

-- A date from its parts as texts: day, month by name, year.
create or replace macro ingest.named_date(parts) as
    try_cast(
        ingest.full_year(parts.year) || '-'
        || list_transform([lower(strip_accents(parts.month))], lambda month: ingest.month_number(month))[1] || '-'
        || parts.day
        as date
    );

-- `3-Oct-2019`, `3. Oktober 2019`, `1er août 19`, `3 de octubre de 2019`, `03OCT2019`; `Oct 3, 2019`; `2019-Oct-03`.
create or replace macro ingest.named_parts(value) as
    case
        when regexp_matches(value, '^\d{4}')
            then regexp_extract(
                value, '^(\d{4})[ ./-]([^\d\s.,/-]+)[ ./-](\d{1,2})(?:\D|$)', ['year', 'month', 'day']
            )
        when regexp_matches(value, '^\d')
            then regexp_extract(
                value,
                '^(\d{1,2})(?:er|st|nd|rd|th)?[ ./-]*(?:de )?([^\d\s.,/-]+)[ .,/-]*(?:del? )?(\d{4}|\d{2})(?:\D|$)',
                ['day', 'month', 'year']
            )
        else regexp_extract(
            value, '^([^\d\s.,/-]+)[ .-]+(\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4}|\d{2})(?:\D|$)', ['month', 'day', 'year']
        )
    end;

create or replace macro ingest.read_named_date(value) as
    list_transform([ingest.named_parts(value)], lambda parts: ingest.named_date(parts))[1];
