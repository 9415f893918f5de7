-- One row per customer: what it owes and how it pays. Late is known of an invoice that was paid in cash, or is open past its due date;
-- of none whose timing is unknown.
with judged as (
    select
        customer_id,
        closed_date,
        date_diff('day', due_date, closed_date) as delay_days,
        coalesce(closed_date, run.as_of()) > due_date + run.late_after_days() as is_late
    from ledger.invoices
    where
        not is_timing_unknown
        and (
            (closed_date is not null and closing_kind = 'cash')
            or (closed_date is null and due_date + run.late_after_days() < run.as_of())
        )
),

habits as (
    select
        customer_id,
        count(*) as count_judged,
        avg(cast(is_late as integer)) as late_rate,
        avg(delay_days) as mean_delay_days,
        median(delay_days) as median_delay_days
    from judged
    group by customer_id
),

amounts as (
    select
        customer_id,
        string_agg(distinct currency, ', ' order by currency) as currencies,
        sum(open_report_amount) filter (where is_in_base) as open_base_amount,
        sum(open_report_amount) filter (where is_in_base and due_date < run.as_of()) as overdue_base_amount,
        count(distinct invoice_id) filter (where open_amount <> 0) as count_open
    from (select *, report_currency = run.base_currency() as is_in_base from ledger.invoices)
    group by customer_id
),

payments as (
    select
        customer_id,
        max(entry_date) as last_payment_date
    from ledger.entries
    where kind = 'cash'
    group by customer_id
)

select
    customers.customer_id,
    customers.customer_name,
    coalesce(amounts.currencies, '') as currencies,
    cast(amounts.open_base_amount as decimal(38, 4)) as open_base_amount,
    cast(
        case
            when amounts.open_base_amount is not null then coalesce(amounts.overdue_base_amount, 0)
        end as decimal(38, 4)
    ) as overdue_base_amount,
    coalesce(amounts.count_open, 0) as count_open,
    habits.late_rate,
    habits.mean_delay_days,
    habits.median_delay_days,
    payments.last_payment_date,
    coalesce(habits.count_judged, 0) as count_judged,
    customers.parent_customer_id,
    customers.segment,
    customers.region,
    customers.country,
    customers.sales_rep,
    customers.terms,
    customers.credit_limit,
    customers.credit_rating,
    customers.email,
    customers.contact_name,
    customers.phone,
    customers.language
from ledger.customers as customers
left join amounts using (customer_id)
left join habits using (customer_id)
left join payments using (customer_id)
order by customers.customer_id
