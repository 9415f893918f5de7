-- One row per payment or credit note of which something is unapplied: what to do about it, and the open invoice it fits, if one does.
-- It fits the only open item of its customer with exactly its amount; where the customer is unknown, the only one of all.
with credits as (
    select
        *,
        customer_id = '(unknown)' as is_unknown
    from ledger.credits
    where unapplied_amount > 0
),

items as (
    select
        customer_id,
        currency,
        open_amount,
        invoice_id
    from ledger.invoices
    where open_amount > 0
),

fits as (
    select
        customer_id,
        currency,
        open_amount,
        min(invoice_id) as invoice_id
    from items
    group by all
    having count(*) = 1
),

fits_of_all as (
    select
        currency,
        open_amount,
        min(invoice_id) as invoice_id,
        min(customer_id) as customer_id
    from items
    group by currency, open_amount
    having count(*) = 1
)

select
    credits.source_type,
    credits.source_id,
    credits.customer_id,
    credits.currency,
    credits.credit_date,
    credits.unapplied_amount,
    report_amount(credits.unapplied_amount, rates.rate) as report_amount,
    credits.report_currency,
    credits.reference,
    coalesce(fits.invoice_id, fits_of_all.invoice_id) as fitting_invoice_id,
    fits_of_all.customer_id as fitting_customer_id,
    case
        when is_unknown and fits_of_all.invoice_id is null then 'find out who paid'
        when is_unknown then concat('ask whether it is for ', fits_of_all.invoice_id)
        when fits.invoice_id is not null then concat('apply to ', fits.invoice_id)
        when owing.customer_id is not null then 'apply to the oldest open'
        else 'nothing is open: refund or keep'
    end as task
from credits
left join fits
    on
        credits.customer_id = fits.customer_id
        and credits.currency = fits.currency
        and credits.unapplied_amount = fits.open_amount
left join (select *, true as fits_unknown from fits_of_all) as fits_of_all
    on
        credits.is_unknown = fits_of_all.fits_unknown
        and credits.currency = fits_of_all.currency
        and credits.unapplied_amount = fits_of_all.open_amount
left join (select distinct customer_id, currency from items) as owing
    on credits.customer_id = owing.customer_id and credits.currency = owing.currency
left join ledger.rates as rates
    on credits.currency = rates.currency and rates.rate_date = run.as_of()
