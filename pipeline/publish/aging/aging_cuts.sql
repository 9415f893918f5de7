-- One row per stored date, basis, cut, its value, report currency and bucket; a group is a parent with its children.
select
    cuts.as_of_date,
    cuts.basis,
    cuts.cut,
    cuts.cut_value,
    case
        when cuts.cut = 'group' then coalesce(customers.customer_name, cuts.cut_value)
        else cuts.cut_value
    end as cut_name,
    cuts.report_currency,
    cuts.bucket,
    cuts.open_amount,
    cuts.disputed_amount,
    cuts.unapplied_amount
from measures.aging_cuts as cuts
join ledger.calendar as calendar using (as_of_date)
left join ledger.customers as customers on cuts.cut_value = customers.customer_id
where calendar.is_stored
order by as_of_date, basis, cut, cut_value, report_currency, bucket
