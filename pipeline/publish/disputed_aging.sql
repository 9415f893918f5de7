-- One row per currency and bucket by due date at the as-of date: what is open, and how much of it is disputed.
select
    report_currency as currency,
    bucket,
    sum(coalesce(open_base_amount, open_amount)) as open_amount,
    sum(
        coalesce(
            cast(disputed_amount * ratio(open_base_amount, open_amount) as decimal(18, 4)),
            disputed_amount
        )
    ) as disputed_amount
from publish.open_invoices
join ledger.currencies using (currency)
group by report_currency, bucket
order by report_currency, bucket
