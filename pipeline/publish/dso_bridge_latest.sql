-- One row per currency and bar of the DSO bridge of the last stored month, from its opening to its closing.
select
    month_end_date,
    currency,
    place,
    bar,
    days,
    amount
from publish.dso_bridge
where kind = 'month'
    and month_end_date = (select max(month_end_date) from publish.dso_bridge)
order by currency, place
