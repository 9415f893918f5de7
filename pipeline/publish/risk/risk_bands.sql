-- One row per report currency and band of late probability over the invoices not yet due; band 5 is what is past due already.
-- The late amount is what would be paid late on average: open amount times late probability, all of it once past due.
with scored as (
    select
        report_currency,
        case
            when days_past_due > 0 then 5
            else least(cast(floor(late_probability * 5) as integer), 4)
        end as band,
        open_report_amount as amount,
        case when days_past_due > 0 then 1 else late_probability end as probability
    from publish.open_invoices
    where late_probability is not null or days_past_due > 0
)

select
    report_currency,
    band,
    case when band < 5 then band / 5.0 end as from_probability,
    case when band < 5 then (band + 1) / 5.0 end as to_probability,
    count(*) as count_invoices,
    sum(amount) as amount,
    sum(cast(amount * probability as decimal(38, 4))) as late_amount
from scored
group by report_currency, band
order by report_currency, band
