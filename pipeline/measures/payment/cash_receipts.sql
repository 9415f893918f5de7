-- One row per payment of the last 13 weeks and customer: what came, what it settled, how late, and what of it is not applied.
-- Dated by receipt, as it stands at the as-of date; amounts of the report are at the rate of that day. Late is what settled items past due.
with lines as (
    select
        source_type,
        source_id,
        source_customer_id as customer_id,
        currency,
        report_currency,
        source_date as receipt_date,
        amount,
        invoice_id,
        due_date
    from ledger.applications
    where kind = 'cash' and source_date <= run.as_of() and source_date > run.as_of() - 91

    union all

    select source_type, source_id, customer_id, currency, report_currency, credit_date, unapplied_amount, null, null
    from ledger.credits
    where kind = 'cash' and unapplied_amount > 0 and credit_date <= run.as_of() and credit_date > run.as_of() - 91
),

converted as (
    select
        lines.*,
        report_amount(lines.amount, rates.rate) as report_amount
    from lines
    left join ledger.rates as rates
        on lines.currency = rates.currency and lines.receipt_date = rates.rate_date
),

named as (
    select
        source_type,
        source_id,
        customer_id,
        currency,
        receipt_date,
        count(*) as count_invoices,
        string_agg(invoice_id, ', ' order by due_date, invoice_id) filter (where place <= 3) as first_invoices
    from (
        select
            *,
            row_number() over (
                partition by source_type, source_id, customer_id, currency, receipt_date order by due_date, invoice_id
            ) as place
        from (
            select source_type, source_id, customer_id, currency, receipt_date, invoice_id, min(due_date) as due_date
            from lines
            where invoice_id is not null
            group by all
        ) as settled
    ) as placed
    group by all
),

summed as (
    select
        source_type,
        source_id,
        customer_id,
        currency,
        report_currency,
        receipt_date,
        sum(amount) as amount,
        sum(report_amount) as report_amount,
        coalesce(sum(report_amount) filter (where due_date < receipt_date), 0) as late_report_amount,
        coalesce(sum(report_amount) filter (where invoice_id is null), 0) as unapplied_report_amount,
        sum(wide(amount) * (receipt_date - due_date)) filter (where invoice_id is not null) as day_amount,
        sum(amount) filter (where invoice_id is not null) as applied_amount
    from converted
    group by all
)

select
    summed.* exclude (day_amount, amount, report_amount, late_report_amount, unapplied_report_amount, applied_amount),
    cast(amount as decimal(38, 4)) as amount,
    cast(report_amount as decimal(38, 4)) as report_amount,
    cast(late_report_amount as decimal(38, 4)) as late_report_amount,
    cast(unapplied_report_amount as decimal(38, 4)) as unapplied_report_amount,
    mean_days(day_amount, applied_amount) as days_late,
    cast(coalesce(named.count_invoices, 0) as integer) as count_invoices,
    concat(
        named.first_invoices,
        case when named.count_invoices > 3 then concat(' and ', named.count_invoices - 3, ' more') else '' end
    ) as settled_invoices
from summed
left join named using (source_type, source_id, customer_id, currency, receipt_date)
