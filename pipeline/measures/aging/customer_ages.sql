-- One row per date of the calendar, basis, report currency and customer: what was open by age bucket then, and what of it was disputed.
-- View.
select
    as_of_date,
    basis,
    report_currency,
    customer_id,
    sum(open_report_amount) filter (where bucket_index = 0) as bucket_0,
    sum(open_report_amount) filter (where bucket_index = 1) as bucket_1,
    sum(open_report_amount) filter (where bucket_index = 2) as bucket_2,
    sum(open_report_amount) filter (where bucket_index = 3) as bucket_3,
    sum(open_report_amount) filter (where bucket_index = 4) as bucket_4,
    sum(open_report_amount) filter (where bucket_index = 5) as bucket_5,
    sum(disputed_report_amount) as disputed_amount
from measures.aging
join measures.buckets using (bucket)
group by as_of_date, basis, report_currency, customer_id
