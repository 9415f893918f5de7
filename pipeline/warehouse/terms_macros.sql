-- What payment terms in words say, and the day a debt falls due under them. Terms are read only where they are understood
-- to the last word: one word too many may turn them round.

-- Terms as they are compared: lower case without accents, numbers apart from letters, punctuation as spaces.
create or replace macro spelled_terms(terms) as
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace(
                        regexp_replace(
                            translate(lower(strip_accents(terms)), 'łøæ''’', 'loa'),
                            '^\s*(\d+)\.0+\s*$', '\1'
                        ),
                        '(\d),(\d)', '\1.\2', 'g'
                    ),
                    '\b([a-z])\.([a-z])\b(?:\.([a-z])\b)?', '\1\2\3', 'g'
                ),
                '[^\p{L}\p{N}%/.]+|\.(\D|$)', ' \1', 'g'
            ),
            '(\d)(\p{L})', '\1 \2', 'g'
        ),
        '(\p{L})(\d)', '\1 \2', 'g'
    );

-- The same with `next` for the month after and `eom` for the end of a month.
create or replace macro terms_with_months(spelled) as
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    spelled,
                    '\b((of |in )?(the )?(following|next) month|month following|(des |im )?(nachsten|folgenden) monats|(des )?folgemonats?|(du )?mois (suivant|prochain)|(del )?mes[ei]? (successivo|seguente|siguiente|seguinte|proximo)|volgende maand|nasta manad|n(a|)este maned|prox(imo|imate)?|mfi)\b',
                    'next', 'g'
                ),
                '\b(the )?(end|last day|ende|fin|fine|fim|eind|einde)( of| de| du| do| des| van)?( the| de)? next\b|\beonm\b',
                'next', 'g'
            ),
            '\b(the )?(end|last day|ende|fin|fine|fim|eind|einde|slut)( of| de| du| do| des| van)?( the| de)?( invoice| invoicing| billing| current| calendar| rechnungs)? ?(months?|mois|mese?|monats|maand)\b',
            'eom', 'g'
        ),
        '\b(the )?(months? end|monthend|monatsende|ultimo|fm|fdm|dffm|me|(lb|lobende) (md|maned)|lopande manad|manadens slut|manedens udgang)\b',
        'eom', 'g'
    );

-- The same with `now` for money at once or before delivery, `receipt` for the arrival of the invoice, and `d`, `w` and `m`
-- for days, weeks and months in the languages of common accounting systems.
create or replace macro terms_with_units(spelled) as
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace(
                        regexp_replace(
                            spelled, '\b(cash )?(discount|skonto|escompte|descuento|sconto|korting|rabatt)\b', 'discount', 'g'
                        ),
                        '\b(sofort|prompt|a vista|contado|au comptant|comptant|alla consegna|rimessa diretta|contant|kontant|immediately|immediate|cash (on|before|with|against) (delivery|order|documents)|(cash |payment )?in advance|advance|cash|cod|cbd|cwo|cia|pia|prepaid|prepayment|prepay|vorauskasse|vorkasse|due now)\b',
                        'now', 'g'
                    ),
                    '\b((on|upon|at|a|after|from|of|nach|bei|dopo|apres|al) )?(the )?(receipt|reception|recepcion|ricevimento|ontvangst|erhalt|rechnungserhalt|rechnungseingang)\b',
                    'receipt', 'g'
                ),
                '\b(days?|tagen?|tage?|tg|jours?|j|dias?|giorni|giorno|gg|dag|dagen|dagar|dager|dage|dgr?|dd|dni|d)\b', 'd', 'g'
            ),
            '\b(weeks?|wks?|wochen?|semaines?|semanas?|settiman[ae]|week|weken|vecka|veckor|uker?|uger?|tygodni[ea]?|w)\b', 'w', 'g'
        ),
        '\b(months?|mths?|mos?|monate?n?|mois|mes|mese|meses|mesi|maand|maanden|manad|manader|maned|maneder|miesiac[ae]?|miesiecy|m)\b',
        'm', 'g'
    );

-- The same with `pem` for counting on from the end of the month, without words that say nothing.
create or replace macro terms_without_fillers(spelled) as
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    spelled,
                    '\b(from|after|following|past|ab|nach|dopo|na|apres|despues de|desde|a partir de|a compter de|efter) (the |la |le )?eom\b',
                    'pem', 'g'
                ),
                '\b([dwm]) (net |netto )?(from|after|ab|nach|dopo|na|apres|efter|desde)\b', '\1', 'g'
            ),
            '\b(on the|on|by the|am|zum|le|op de|el) (\d{1,2}) ?(st|nd|rd|th|er)?\b( d)?( of)?( the)?( m)?\b', 'on\2', 'g'
        ),
        '\b(n|nt|net|netto|nett|neto|rein|zum|al|at|payment|payable|pay|due|within|in|innerhalb|binnen|von|terms?|the|invoice|inv|date|dated|of|to|a|bis|zahlbar|zahlung|fallig|faellig|ohne|abzug|without|deduction|strictly|fecha|factura|facture|fattura|data|df|factuurdatum|fakturadatum|rechnungsdatum|rechnungsstellung|rechnung|de|du|la|des|account|calendar|plus)\b',
        '', 'g'
    );

-- The same with `pair` for a discount such as `2/10` and `pct` for the rate of one whose days stand among the others.
create or replace macro terms_with_discounts(spelled) as
    regexp_replace(
        regexp_replace(
            regexp_replace(
                regexp_replace(spelled, '\bn(et|t)? ?/ ?(\d)', 'net \2', 'g'),
                '\b1?\d(\.\d+)? ?% ?/ ?\d{1,3}\b( d\b)?|\b\d(\.\d+)? ?/ ?\d{1,3}\b( d\b)?|\b1\d(\.\d+)? ?/ ?\d{1,3}( d)?( net\b| n\b)',
                ' pair ', 'g'
            ),
            '\b1?\d(\.\d+)? ?%', ' pct ', 'g'
        ),
        '\bdiscount\b|/', ' ', 'g'
    );

-- Terms in the fewest words there are for them: `30d eom`, `pct 10d 30d`, `15th next`.
create or replace macro plain_terms(terms) as
    trim(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace(
                        regexp_replace(
                            regexp_replace(
                                terms_without_fillers(
                                    terms_with_discounts(terms_with_units(terms_with_months(spelled_terms(terms))))
                                ),
                                '\s+', ' ', 'g'
                            ),
                            '\b(\d{1,3}) ([dwm])\b', '\1\2', 'g'
                        ),
                        '\b(\d{1,2}) (?:(?:st|nd|rd|th) (?:d )?(next)|(?:st|nd|rd|th)|(next))\b', '\1th \2\3', 'g'
                    ),
                    '\b(\d{1,2})th +m\b', 'on\1', 'g'
                ),
                '\b(\d{1,3})\b', '\1d', 'g'
            ),
            '\s+', ' ', 'g'
        )
    );

-- A span such as `30d`, `6w` or `2m` as a number and its unit; a number of nothing for none.
create or replace macro span_of(words) as {
    number: coalesce(try_cast(regexp_extract(words, '\d+') as integer), 0), unit: right(words, 1)
};

-- The longest of some spans in words, months taken as 30 days.
create or replace macro longest_span(spans) as
    list_transform(
        spans,
        lambda span: {
            days: cast(regexp_extract(span, '\d+') as integer) * case right(span, 1) when 'm' then 30 when 'w' then 7 else 1 end,
            words: span
        }
    )
    .list_max()
    .words;

-- What plain terms say: the span until the month's end, whether one is meant, the span after it, and the day of the month on
-- which payment falls. `count_discounts` discounts have their spans among the `count_spans` before the month's end.
create or replace macro terms_parts(plain) as
    list_transform(
        [trim(regexp_replace(plain, '\b(pct|pair)\b ?', '', 'g')) || ' '],
        lambda words: list_transform(
            [regexp_extract_all(regexp_extract(words, '^(\d{1,3}[dwm] )*'), '\d{1,3}[dwm]')],
            lambda spans: {
                is_complete: regexp_full_match(
                    words, '((\d{1,3}[dwm] )*(receipt )?|(receipt )+|(now )+)((eom )?(\d{1,3}[dwm] )?|pem )(on\d{1,2} |\d{1,2}th )?(next )?'
                ),
                lead: span_of(longest_span(spans)),
                count_spans: len(spans),
                lag: span_of(regexp_extract(words, '(?:eom )(\d{1,3}[dwm]) ', 1)),
                is_lagging: regexp_matches(words, 'eom \d{1,3}[dwm] '),
                is_month_end: contains(words, 'eom '),
                is_after_month_end: contains(words, 'pem '),
                is_at_once: regexp_full_match(words, '(receipt )+|(now )+'),
                is_next_month: contains(words, 'next '),
                month_day: try_cast(regexp_extract(words, '(?:on)?(\d{1,2})(?:th)? (?:next )?$', 1) as integer),
                is_ordinal: contains(words, 'th '),
                count_discounts: len(regexp_extract_all(plain, '\bpct\b')),
                is_paired: contains(plain, 'pair')
            }
        )[1]
    )[1];

-- Whether the parts say one day: as many figures as discounts and one more, and nothing that two things could mean.
create or replace macro terms_are_clear(parts) as
    parts.is_complete
    and case
        when parts.is_next_month
            then parts.count_spans = 0 and not parts.is_lagging and not parts.is_month_end and parts.count_discounts = 0
        when parts.is_after_month_end
            then parts.count_spans = 1 and parts.count_discounts = 0 and parts.month_day is null
        when parts.is_ordinal and not parts.is_month_end then false
        when parts.count_spans > 0 then parts.count_spans = parts.count_discounts + 1
        else parts.count_discounts = 0
            and (parts.is_at_once or parts.is_month_end or parts.month_day is not null)
            and (parts.is_lagging or not parts.is_paired)
    end;

-- A day so many days, weeks or months on.
create or replace macro days_on(day, span) as
    case span.unit
        when 'm' then cast(day + to_months(span.number) as date)
        when 'w' then day + 7 * span.number
        else day + span.number
    end;

-- The same counted from the end of the day's month; months on end with the month.
create or replace macro days_after_month(day, span) as
    case span.unit
        when 'm' then last_day(last_day(day) + to_months(span.number))
        when 'w' then last_day(day) + 7 * span.number
        else last_day(day) + span.number
    end;

-- The first such day of a month from a day on; of a month that is too short it is the last.
create or replace macro month_day_from(day, month_day) as
    case
        when least(date_trunc('month', day) + to_days(month_day - 1), last_day(day)) >= day
            then cast(least(date_trunc('month', day) + to_days(month_day - 1), last_day(day)) as date)
        else least(last_day(day) + month_day, last_day(last_day(day) + 1))
    end;

-- The day that clear terms mean, counted from the issue date; null where nothing was read. Each lambda names a step, so
-- that no step's text stands many times over in the plan.
create or replace macro clear_due_date(issue_date, parts) as
    list_transform(
        [case
            when parts.is_next_month
                then least(
                    last_day(issue_date) + coalesce(parts.month_day, 31), last_day(last_day(issue_date) + 1)
                )
            when parts.is_after_month_end then days_after_month(issue_date, parts.lead)
            when parts.is_month_end then days_after_month(days_on(issue_date, parts.lead), parts.lag)
            else days_on(issue_date, parts.lead)
        end],
        lambda counted: case
            when parts.month_day is null or parts.is_next_month then counted
            when parts.count_spans = 0 and not parts.is_month_end then month_day_from(counted + 1, parts.month_day)
            else month_day_from(counted, parts.month_day)
        end
    )[1];

-- What terms as text say, or null where that is nothing, or something that is not understood to its end: `Net 30`,
-- `2/10 N30`, `6 weeks`, `EOM+30` (30 days after the month's end), `30 days end of month` (the end of the month 30 days
-- on), `15th of following month`, `due on receipt`, `prepay`, `60`, and the like in common languages.
create or replace macro read_terms(terms) as
    list_transform(
        [plain_terms(terms)],
        lambda plain: list_transform(
            [terms_parts(plain)], lambda parts: case when terms_are_clear(parts) then parts end
        )[1]
    )[1];

-- The day a debt falls due under terms as text; days alone take the short way.
create or replace macro terms_due_date(issue_date, terms) as
    case
        when regexp_full_match(terms, '\d{1,3}') then issue_date + cast(terms as integer)
        else list_transform([read_terms(terms)], lambda parts: clear_due_date(issue_date, parts))[1]
    end;
