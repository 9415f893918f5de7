-- One row per report currency and terms with a discount for early payment: what the money costs a year, and its use.
-- Simple: d ÷ (1 − d) × 365 ÷ days of earlier payment; compounded: (1 + d ÷ (1 − d)) ^ (365 ÷ days) − 1.
-- Invoices whose discount day lies in the 12 months to the as-of date. Unearned: taken after that day, or above the offer.
with offered as (
    select
        invoices.item_id,
        invoices.report_currency,
        invoices.terms,
        invoices.issue_date + offers.discount_days as last_date,
        exact_report_amount(invoices.amount, rates.rate) as amount,
        coalesce(
            base_amount(offer_amount, rates.rate), cast(round(offer_amount, 2) as decimal(38, 4))
        ) as discount_amount,
        rates.rate
    from ledger.invoices as invoices
    join measures.discount_offers as offers using (terms)
    cross join lateral (
        select cast(invoices.amount as decimal(20, 4)) * offers.discount_rate as offer_amount
    ) as offer
    left join ledger.rates as rates
        on invoices.currency = rates.currency and invoices.issue_date = rates.rate_date
    where
        invoices.amount > 0
        and invoices.issue_date + offers.discount_days < run.as_of()
        and invoices.issue_date + offers.discount_days > run.as_of() - interval 12 month
),

taken as (
    select
        offered.item_id,
        sum(report_amount(applied.amount, offered.rate)) as taken_amount,
        sum(
            report_amount(applied.amount, offered.rate)
        ) filter (where applied.application_date <= offered.last_date) as on_time_amount
    from offered
    join ledger.applications as applied using (item_id)
    where applied.kind = 'discount'
    group by offered.item_id
),

sums as (
    select
        report_currency,
        terms,
        count(*) as count_offered,
        count(taken_amount) as count_taken,
        sum(amount) as invoiced_amount,
        sum(discount_amount) as offered_amount,
        coalesce(sum(taken_amount), 0) as taken_amount,
        coalesce(sum(least(coalesce(on_time_amount, 0), discount_amount)), 0) as earned_amount
    from offered
    left join taken using (item_id)
    group by report_currency, terms
)

select
    sums.report_currency,
    offers.*,
    case when net_days > discount_days then
        discount_rate / (1 - discount_rate) * 365 / (net_days - discount_days)
    end as annual_simple_rate,
    case when net_days > discount_days then
        pow(1 + discount_rate / (1 - discount_rate), 365 / (net_days - discount_days)) - 1
    end as annual_compound_rate,
    sums.count_offered,
    sums.count_taken,
    cast(sums.invoiced_amount as decimal(38, 4)) as invoiced_amount,
    cast(sums.offered_amount as decimal(38, 4)) as offered_amount,
    cast(sums.taken_amount as decimal(38, 4)) as taken_amount,
    cast(sums.taken_amount - sums.earned_amount as decimal(38, 4)) as unearned_amount,
    ratio(sums.earned_amount, sums.offered_amount) as taken_rate,
    case
        when net_days <= discount_days then 'the discount asks for no earlier payment'
    end as reason
from sums
join measures.discount_offers as offers using (terms)
