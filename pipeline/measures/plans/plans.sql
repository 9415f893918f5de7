-- One row per payment plan: what has come of it, what is missing, and whether it is kept.
-- completed: nothing is open of its items, or all instalments are covered. broken: an instalment is missed by more than
-- plan_broken_days. late: one is missed by less. replaced: a later plan of the customer has all its items. empty: no
-- invoice is known that it is for. kept: the rest. Amounts of the report
-- are at the rate of the as-of date.
with items as (
    select
        plan_id,
        company_id,
        sum(open_amount) as open_amount,
        sum(open_report_amount) as open_report_amount,
        count(*) as count_items
    from measures.plan_items
    group by plan_id, company_id
),

received as (
    select
        plan_id,
        company_id,
        max(received_amount) as received_amount
    from measures.plan_receipts
    group by plan_id, company_id
),

summed as (
    select
        plan_id,
        company_id,
        customer_id,
        currency,
        min(agreed_date) as agreed_date,
        sum(amount) as planned_amount,
        count(*) as count_instalments,
        count(*) filter (where status = 'kept') as count_kept,
        count(*) filter (where status = 'late') as count_late,
        count(*) filter (where status = 'missed') as count_missed,
        coalesce(max(cumulative_amount) filter (where status = 'missed'), 0) as demanded_amount,
        min(instalment_date) filter (where status = 'missed') as missed_date,
        min(instalment_date) filter (where status = 'not_due') as next_date,
        arg_min(amount, instalment_date) filter (where status = 'not_due') as next_amount,
        max(instalment_date) as last_date
    from measures.plan_instalments
    group by plan_id, company_id, customer_id, currency
),

stood as (
    select
        summed.*,
        coalesce(items.open_amount, 0) as open_amount,
        coalesce(items.open_report_amount, 0) as open_report_amount,
        coalesce(items.count_items, 0) as count_items,
        coalesce(received.received_amount, 0) as received_amount,
        max(summed.agreed_date) filter (where items.count_items > 0) over (
            partition by summed.customer_id, summed.currency
        ) as latest_date
    from summed
    left join items using (plan_id, company_id)
    left join received using (plan_id, company_id)
),

judged as (
    select
        *,
        case
            when count_items = 0 and agreed_date < latest_date then 'replaced'
            when count_items = 0 then 'empty'
            when open_amount = 0 or count_kept + count_late = count_instalments then 'completed'
            when missed_date + run.plan_broken_days() < run.as_of() then 'broken'
            when missed_date is not null then 'late'
            else 'kept'
        end as status,
        cast(greatest(least(demanded_amount - received_amount, open_amount), 0) as decimal(38, 4)) as missing_amount
    from stood
)

select
    judged.* exclude (count_items, demanded_amount, latest_date),
    coalesce(currencies.report_currency, judged.currency) as report_currency,
    report_amount(judged.planned_amount, rates.rate) as planned_report_amount,
    report_amount(judged.received_amount, rates.rate) as received_report_amount,
    report_amount(judged.missing_amount, rates.rate) as missing_report_amount,
    case
        when judged.status = 'broken' then cast(missed_date + run.plan_broken_days() + 1 as date)
        when judged.status = 'late' then cast(missed_date + run.promise_grace_days() + 1 as date)
    end as missed_since_date
from judged
left join ledger.currencies as currencies using (currency)
left join ledger.rates as rates
    on judged.currency = rates.currency and rates.rate_date = run.as_of()
