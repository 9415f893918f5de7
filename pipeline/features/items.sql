-- One row per ledger item: the keys its history is kept by, and its label.
-- An item is known to be late the day after its last good day, paid or not; a
-- document closed by a credit or a write-off before that day has no label, nor has one
-- that may have been closed on either side of it: settled undated, or between snapshots.
with
dated as (
    select
        item_id,
        invoice_id,
        coalesce(customer_id, '') as customer_id,
        coalesce(segment, '') as segment,
        coalesce(countries.country, '') as country,
        report_currency,
        invoices.currency,
        issue_date,
        due_date,
        cast(due_date - issue_date as integer) as terms_days,
        abs(report_amount) as size_amount,
        coalesce(electronic_from <= issue_date, false) as is_electronic,
        amount,
        report_amount,
        closed_date,
        closed_date is not null and coalesce(closing_kind, 'cash') = 'cash' as is_paid,
        due_date + cast(run.late_after_days() as integer) as last_good_date,
        coalesce(inferred.after_date < last_good_date and closed_date > last_good_date, false)
        or is_timing_unknown as is_unknown,
    from ledger.invoices as invoices
    left join (
        select company_id, invoice_id, place as instalment, max(after_date) as after_date
        from ledger.snapshot_settlements
        where not is_credit
        group by company_id, invoice_id, place
    ) as inferred using (company_id, invoice_id, instalment)
    left join (
        select customer_id, upper(trim(country)) as country
        from ledger.customers
    ) as countries using (customer_id)
    where amount > 0
),

shares as (
    select count(*) as count_items, from dated
),

customers as (
    select
        customer_id,
        cast(row_number() over (order by customer_id) as integer) as customer_key,
        hash_share(customer_id) as share,
    from (select distinct customer_id from dated) as named
)

select
    dated.*,
    coalesce(weekday, cast(isodow(due_date) as integer)) as due_weekday,
    due_weekday >= 6 as is_weekend,
    customers.customer_key,
    cast(floor(2 * log2(1 + cast(size_amount as double))) as integer) as amount_band,
    greatest(issue_date, least(coalesce(closed_date, last_good_date), last_good_date)) as label_date,
    case
        when is_unknown then null
        when closed_date is null or closed_date > last_good_date then 1
        when is_paid then 0
    end as is_late,
    case when is_paid then closed_date end as paid_date,
    case when is_paid then cast(closed_date - due_date as integer) end as delay_days,
    customers.share * shares.count_items <= run.fit_limit() as is_sampled,
from dated
inner join customers using (customer_id)
left join features.holidays using (country, currency, due_date)
cross join shares
