-- One row per customer and report currency with something past due: interest and fees that could be claimed on it; what is past due stands apart.
-- By the rule of its country, else the general one: open × annual rate × days past due ÷ day basis, each half-year at its own
-- rate, to the cent by item and half-year, and a fee an item, at today's rate where it is in another currency. annual_rate is today's. Never posted.
with today as (
    select *
    from measures.interest_rules
    where run.as_of() between from_date and until_date
),

rules as (
    select
        customers.customer_id,
        case when own.country is null then '' else own.country end as country,
        coalesce(own.annual_rate, general.annual_rate) as annual_rate,
        coalesce(own.fee_amount, general.fee_amount) as fee_amount,
        own.fee_currency,
        coalesce(own.day_basis, general.day_basis) as day_basis,
        coalesce(own.source, general.source) as source,
        coalesce(own.is_illustrative, general.is_illustrative, false) as is_illustrative
    from ledger.customers as customers
    left join today as own
        on upper(trim(customers.country)) = own.country and own.country <> ''
    left join today as general on general.country = ''
),

latest_rates as (
    select
        currency,
        arg_max(rate, (rate_date, -rate)) as rate
    from ingest.fx_rates
    where rate_date <= run.as_of()
    group by currency
),

interest as (
    select
        invoices.customer_id,
        invoices.report_currency,
        sum(
            cast(
                round(
                    cast(invoices.open_report_amount as decimal(22, 4)) * spans.annual_rate
                    * cast(
                        least(run.as_of(), spans.until_date) - greatest(invoices.due_date, cast(spans.from_date - 1 as date))
                        as decimal(7, 0)
                    ) / spans.day_basis,
                    2
                ) as decimal(38, 4)
            )
        ) as interest_amount
    from ledger.invoices as invoices
    join rules using (customer_id)
    join measures.interest_rules as spans
        on
            rules.country = spans.country
            and spans.from_date <= run.as_of()
            and invoices.due_date < least(run.as_of(), spans.until_date)
    where invoices.open_amount > 0 and invoices.due_date < run.as_of()
    group by invoices.customer_id, invoices.report_currency
),

items as (
    select
        invoices.customer_id,
        invoices.report_currency,
        count(*) as count_items,
        sum(open_report_amount) as overdue_amount
    from ledger.invoices as invoices
    where open_amount > 0 and due_date < run.as_of()
    group by invoices.customer_id, invoices.report_currency
),

fees as (
    select
        items.*,
        interest.interest_amount,
        rules.* exclude (customer_id, country),
        case
            when coalesce(rules.fee_currency, items.report_currency) = items.report_currency or rules.fee_amount = 0
                then items.count_items * rules.fee_amount
            when items.report_currency in (select base_currency from ledger.currencies)
                then items.count_items * base_amount(rules.fee_amount, rates.rate)
        end as fees_amount
    from items
    left join interest using (customer_id, report_currency)
    left join rules using (customer_id)
    left join latest_rates as rates on rules.fee_currency = rates.currency
)

select
    customer_id,
    report_currency,
    count_items,
    cast(overdue_amount as decimal(38, 4)) as overdue_amount,
    cast(interest_amount as decimal(38, 4)) as interest_amount,
    cast(fees_amount as decimal(38, 4)) as fee_amount,
    cast(interest_amount + coalesce(fees_amount, 0) as decimal(38, 4)) as claim_amount,
    annual_rate,
    source,
    is_illustrative,
    case
        when annual_rate is null and is_illustrative then 'the reference rate of its central bank is not set'
        when annual_rate is null then 'no late interest rate or fee is set'
        when fees_amount is null then 'the fee''s currency has no exchange rate, so no fee is counted'
    end as reason
from fees
