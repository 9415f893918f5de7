-- One row per customer with an exposure, a limit or sales in base currency: its credit limit and what we would set.
-- Needed is a day's sales of the last year for its terms and mean delay, and headroom_rate more, times its class's factor,
-- rounded up to two digits; at most largest_rise_rate above today's limit. Without evidence today's limit stands.
-- Classes D and E get no room for their delay and never more than today.
with base as (
    select min(base_currency) as report_currency from ledger.currencies
),

needs as (
    select
        customer_id,
        risk_rate,
        risk_rate >= getvariable('class_edges')[3] as is_risky,
        count_judged >= getvariable('minimum_invoices') as has_evidence,
        greatest(
            year_sales_amount / 365
            * (
                greatest(ladder.credit_days, 0)
                + case when is_risky then 0 else greatest(coalesce(mean_delay_days, 0), 0) end
            ),
            0
        )
        * (1 + cast(getvariable('headroom_rate') as double))
        * getvariable('class_factors')[ascii(risk_class_of(risk_rate)) - 64] as need
    from decisions.payer_risks as risks
    join decisions.terms_ladder as ladder using (place)
    join base using (report_currency)
    where review_date = getvariable('as_of')
),

rounded as (
    select
        *,
        case
            when is_risky then 1.0
            else 1 + cast(getvariable('largest_rise_rate') as double)
        end as largest_factor,
        case
            when need > 0
                then ceil(round(need / pow(10, floor(log10(need)) - 1), 6)) * pow(10, floor(log10(need)) - 1)
            else 0
        end as need_amount
    from needs
)

select
    customers.customer_id,
    coalesce(exposures.open_amount, 0) as open_amount,
    coalesce(exposures.ordered_amount, 0) as ordered_amount,
    coalesce(exposures.unapplied_amount, 0) as unapplied_amount,
    coalesce(exposures.exposure_amount, 0) as exposure_amount,
    coalesce(peaks.peak_amount, 0) as peak_amount,
    customers.credit_limit as limit_amount,
    case
        when rounded.has_evidence
            then cents(
                least(
                    need_amount,
                    coalesce(cast(customers.credit_limit as double) * largest_factor, need_amount)
                )
            )
        else customers.credit_limit
    end as recommended_amount,
    ratio(coalesce(exposures.exposure_amount, 0), customers.credit_limit) as utilisation_rate,
    coalesce(
        coalesce(exposures.exposure_amount, 0)
        > customers.credit_limit * (1 + getvariable('grace_rate')),
        false
    ) as is_breach,
    risk_class_of(rounded.risk_rate) as risk_class
from ledger.customers as customers
cross join base
left join decisions.exposures as exposures using (customer_id, report_currency)
left join decisions.peaks as peaks using (customer_id, report_currency)
left join rounded using (customer_id)
where
    customers.credit_limit is not null
    or exposures.exposure_amount is not null
    or rounded.need is not null
