-- One row per payment or credit note with something unapplied, among the 200 largest of its currency.
select *
from publish.unapplied
qualify row_number() over (
    partition by currency
    order by unapplied_amount desc, source_type, source_id, customer_id
) <= 200
order by currency, unapplied_amount desc, source_type, source_id, customer_id
