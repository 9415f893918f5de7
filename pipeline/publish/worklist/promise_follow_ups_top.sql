-- One row per promise to look at again among the next 200 of its currency.
select *
from publish.promise_follow_ups
where follow_up_date is not null
qualify row_number() over (
    partition by report_currency order by follow_up_date, promised_amount desc, promise_id, customer_id
) <= 200
order by report_currency, follow_up_date, promised_amount desc, promise_id, customer_id
