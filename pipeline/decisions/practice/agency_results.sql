-- One row per report currency, age band at the beginning and whether an agency has it: what was recovered in 180 days, and what it cost.
-- Judged are cases begun 180 days ago or before. Net is what was recovered less agency_fee_rate of it where an agency did.
select
    report_currency,
    case when age_days <= 120 then 'to 120 days' when age_days <= 180 then '121 to 180 days' else 'over 180 days' end as age_band,
    is_handed,
    count(*) as count_items,
    cast(sum(begin_amount) as decimal(38, 4)) as begin_amount,
    cast(sum(recovered_amount) as decimal(38, 4)) as recovered_amount,
    cast(sum(given_up_amount) as decimal(38, 4)) as given_up_amount,
    cents(cast(sum(case when is_handed then recovered_amount else 0 end) as double) * cast(run.agency_fee_rate() as double)) as cost_amount,
    ratio(sum(recovered_amount), sum(begin_amount)) as recovered_rate,
    ratio(sum(recovered_amount), sum(begin_amount))
    * case when is_handed then 1 - cast(run.agency_fee_rate() as double) else 1 end as net_rate
from decisions.agency_cases
where begin_date <= run.as_of() - 180
group by report_currency, age_band, is_handed
