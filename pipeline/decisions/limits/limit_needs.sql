-- One row per customer invoiced in base currency in the last 12 months: what its business needs as credit, unrounded.
-- A day's sales of the last year for its terms and mean delay, and headroom_rate more, times its class's factor; classes D and E
-- get no room for their delay.
with base as (
    select min(base_currency) as report_currency from ledger.currencies
)

select
    customer_id,
    risk_rate,
    risk_rate >= run.class_edges()[3] as is_risky,
    count_judged >= run.minimum_invoices() as has_evidence,
    greatest(
        year_sales_amount / 365
        * (
            greatest(ladder.credit_days, 0)
            + case when is_risky then 0 else greatest(coalesce(mean_delay_days, 0), 0) end
        ),
        0
    )
    * (1 + cast(run.headroom_rate() as double))
    * run.class_factors()[ascii(risk_class_of(risk_rate)) - 64] as need
from decisions.payer_risks as risks
join decisions.terms_ladder as ladder using (place)
join base using (report_currency)
where review_date = run.as_of()
