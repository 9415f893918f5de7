-- One row per review date, customer and report currency invoiced in the 12 months before: its chance of being very late.
-- Its own record pulled towards its segment by three invoices, the segment towards all by twenty. With too few invoices judged,
-- at the as-of date, the only one it is known for, the record of its credit rating is half of what it is pulled towards. At the
-- as-of date the model has half the say, where it has scored an invoice not yet due; at past dates the record alone stands in.
with records as (
    select
        trading.*,
        customers.segment,
        customers.credit_rating,
        coalesce(records.count_judged, 0) as count_judged,
        coalesce(records.count_very_late, 0) as count_very_late,
        coalesce(records.count_disputed, 0) as count_disputed,
        coalesce(records.count_disputed_late, 0) as count_disputed_late,
        coalesce(records.delay_days, 0) as delay_days,
        coalesce(records.count_judged, 0) >= run.minimum_invoices() as has_evidence
    from decisions.trading as trading
    join ledger.customers as customers using (customer_id)
    left join decisions.payer_records as records using (review_date, customer_id, report_currency)
),

parents as (
    select
        *,
        (sum(count_very_late) over (partition by review_date) + 0.1)
        / (sum(count_judged) over (partition by review_date) + 1.0) as all_rate,
        sum(count_very_late) over per_segment as segment_late,
        sum(count_judged) over per_segment as segment_judged,
        sum(count_very_late) over per_rating as rating_late,
        sum(count_judged) over per_rating as rating_judged
    from records
    window
        per_segment as (partition by review_date, segment),
        per_rating as (partition by review_date, credit_rating)
),

rated as (
    select
        * exclude (segment_late, segment_judged, rating_late, rating_judged),
        (segment_late + 20 * all_rate) / (segment_judged + 20.0) as segment_rate,
        case
            when credit_rating is not null and not has_evidence and review_date = run.as_of()
                then (rating_late + 20 * all_rate) / (rating_judged + 20.0)
        end as rating_rate
    from parents
)

select
    rated.* exclude (delay_days, all_rate),
    (segment_rate + coalesce(rating_rate, segment_rate)) / 2 as prior_rate,
    (count_very_late + 3 * prior_rate) / (count_judged + 3.0) as record_rate,
    model_rates.model_rate,
    case
        when model_rates.model_rate is null then record_rate
        else (record_rate + model_rates.model_rate) / 2
    end as risk_rate,
    case when count_judged > 0 then delay_days / cast(count_judged as double) end as mean_delay_days
from rated
left join (select *, run.as_of() as review_date from decisions.model_rates) as model_rates
    using (review_date, customer_id, report_currency)
