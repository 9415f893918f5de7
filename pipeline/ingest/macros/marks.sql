-- What an amount's own text says of its currency.

-- The words beside a number's digits, each once: `€`, `USD`, `Rs`, `S/`; Cr and Dr are none.
create or replace macro ingest.mark_words(plain_text) as
    list_distinct(
        list_filter(
            string_split(
                regexp_replace(
                    regexp_replace(plain_text, '(?i)(?: |^|([^a-z]))[cd]r\.?$|^[cd]r ', '\1'), '[\d.,''()+\s-]+', ' ', 'g'
                ),
                ' '
            ),
            lambda word: word <> ''
        )
    );

-- The currencies that a mark may stand for where several have it.
create or replace macro ingest.sharing_currencies(mark) as
    case mark
        when '$' then 'USD CAD AUD NZD MXN SGD HKD TWD ARS CLP COP BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD TTD XCD'
        when 'KR' then 'SEK NOK DKK ISK'
        when '¥' then 'JPY CNY'
        when 'RS' then 'INR PKR LKR NPR MUR SCR'
        when 'LEI' then 'RON MDL'
        when '£' then 'GBP EGP GIP FKP SHP SYP LBP'
    end;

-- The currency that a mark stands for; of one that several have, what the exports decide, else the mark itself.
create or replace macro ingest.marked_currency(mark) as
    case
        when regexp_full_match(mark, '[A-Z]{3}') and mark <> 'LEI' then mark
        when ingest.sharing_currencies(mark) is not null then coalesce(run.shared_marks()[mark], mark)
        else coalesce(
            map {
                '€': 'EUR', '₹': 'INR', '₽': 'RUB', '₺': 'TRY', '₩': 'KRW', '₪': 'ILS', '₴': 'UAH', '₫': 'VND', '₱': 'PHP',
                '฿': 'THB', '₦': 'NGN', '₡': 'CRC', '₲': 'PYG', '₵': 'GHS', '₸': 'KZT', '₾': 'GEL', '₼': 'AZN', '₭': 'LAK',
                '₮': 'MNT', 'ZŁ': 'PLN', 'KČ': 'CZK', 'FT': 'HUF', 'FR': 'CHF', 'SFR': 'CHF', 'S/': 'PEN', 'RP': 'IDR',
                'R': 'ZAR', 'RM': 'MYR', 'R$': 'BRL', 'US$': 'USD', 'C$': 'CAD', 'CA$': 'CAD', 'A$': 'AUD', 'AU$': 'AUD',
                'NZ$': 'NZD', 'HK$': 'HKD', 'S$': 'SGD', 'SG$': 'SGD', 'NT$': 'TWD', 'MX$': 'MXN', 'CN¥': 'CNY', 'JP¥': 'JPY'
            }[mark],
            mark
        )
    end;

-- Whether a mark may stand for a currency.
create or replace macro ingest.may_mean(mark, currency) as
    ingest.marked_currency(mark) = currency or coalesce(contains(ingest.sharing_currencies(mark), currency), false);

-- The currency of money that a column or its own text states; the text says which one where the column has a mark that
-- several have.
create or replace macro ingest.money_currency(stated_currency, mark) as
    case
        when stated_currency is null then ingest.marked_currency(mark)
        when ingest.sharing_currencies(stated_currency) is null then ingest.marked_currency(stated_currency)
        when ingest.may_mean(stated_currency, ingest.marked_currency(mark)) then ingest.marked_currency(mark)
        else ingest.marked_currency(stated_currency)
    end;

-- The mark of some words, in capitals: of two, the one that says more, or both where they contradict each other.
create or replace macro ingest.mark_of(words) as
    case
        when len(words) = 1 then words[1]
        when ingest.may_mean(words[1], ingest.marked_currency(words[2])) then words[2]
        when ingest.may_mean(words[2], ingest.marked_currency(words[1])) then words[1]
        when len(words) > 0 then array_to_string(words, ' ')
    end;

-- The mark of a text that is an amount with a currency; a plain number takes the short way.
create or replace macro ingest.currency_mark(value) as
    case
        when try_cast(value as decimal(18, 4)) is null and regexp_matches(value, '\d')
            then list_transform(
                [ingest.mark_words(ingest.plain_spaces(value))],
                lambda words: case
                    when list_bool_and(
                        list_transform(
                            words,
                            lambda word: regexp_full_match(
                                word, '[A-Z]{1,3}|[A-Z]{0,2}\p{Sc}|S/|(?i:kr|kč|zł|ft|lei|rs|s?fr|rp)'
                            )
                        )
                    )
                        then ingest.mark_of(list_transform(words, lambda word: upper(word)))
                end
            )[1]
    end;

-- The one mark of several amounts of a row, or all where they contradict each other.
create or replace macro ingest.joined_marks(marks) as
    nullif(array_to_string(list_sort(list_distinct(marks)), ' '), '');
