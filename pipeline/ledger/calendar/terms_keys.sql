-- One row per key of the terms file: the same terms in words, as `terms_due_date` reads them.
select
    terms,
    concat(
        case
            when discount_rate > 0 and discount_days is not null
                then cast(
                    cast(
                        case when discount_rate < 0.2 then discount_rate * 100 else discount_rate end
                        as decimal(9, 2)
                    ) as varchar
                ) || '/' || discount_days || ' '
            else ''
        end,
        'net ',
        due_days,
        case when end_of_month in ('true', 'yes', 'y', '1', 'x') then ' days end of month' else '' end
    ) as terms_words
from ingest.terms
where due_days is not null
qualify row_number() over (partition by terms order by due_days, end_of_month, discount_rate) = 1
