-- One row per item past due and reason why it is not paid: what is disputed of it apart from the rest. Money in report currency.
-- The first that holds: disputed now, or a dispute settled so lately that its terms, counted again, have not run out (our billing where its
-- reason is the billing department's); our billing: corrected so lately, or billed more than a week after delivery and no more days late than
-- that; cash shortage: under a payment plan, or its customer has broken promises or a plan, owes more than it can pay, or has had debts
-- written off in 180 days; its payment run has not come since the due date; no later than nine of ten of its invoices of a year, of which half
-- were late. Else it is unknown.
with habits as (
    select
        customer_id,
        quantile_disc(closed_date - due_date, 0.9) as usual_days
    from ledger.invoices
    where
        amount > 0
        and closing_kind = 'cash'
        and not is_timing_unknown
        and closed_date > run.as_of() - 365
    group by customer_id
    having count(*) >= 5 and quantile_disc(closed_date - due_date, 0.5) > 0
),

pay_days as (
    select
        customer_id,
        cast(entry_date as date) as pay_date,
        entry_date - lag(entry_date) over (partition by customer_id order by entry_date) as gap_days
    from (
        select distinct
            customer_id,
            entry_date
        from ledger.entries
        where kind = 'cash' and entry_date <= run.as_of() and entry_date > run.as_of() - 365
    )
),

weekdays as (
    select
        customer_id,
        max(count_days) as most_days,
        sum(count_days) as all_days
    from (
        select
            customer_id,
            isodow(pay_date) as weekday,
            count(*) as count_days
        from pay_days
        group by customer_id, isodow(pay_date)
    )
    group by customer_id
),

runs as (
    select
        pay_days.customer_id,
        max(pay_days.pay_date) as last_pay_date,
        case
            when any_value(weekdays.all_days) >= 8 and 10 * any_value(weekdays.most_days) >= 9 * any_value(weekdays.all_days) then 7
            when
                count(gap_days) >= 6
                and quantile_disc(gap_days, 0.5) between 10 and 31
                and quantile_disc(gap_days, 0.9) - quantile_disc(gap_days, 0.1) <= 8 then quantile_disc(gap_days, 0.9)
        end as run_days
    from pay_days
    join weekdays using (customer_id)
    group by pay_days.customer_id
),

short as (
    select
        customer_id,
        min_by(what, place) as what
    from (
        select customer_id, place, kind as what
        from decisions.credit_alerts
        where kind in ('promises broken in a row', 'payment plan broken', 'owes more than it can pay')
        union all
        select customer_id, 9, 'debts of it were written off'
        from ledger.applications
        where kind = 'write_off' and application_date > run.as_of() - 180
    )
    group by customer_id
),

corrected as (
    select
        item_id,
        max(application_date) as corrected_date
    from ledger.applications
    where kind = 'credit' and source_type = 'credit_note' and application_date <= run.as_of() and amount < item_amount
    group by item_id
),

disputes as (
    select
        disputes.invoice_id,
        disputes.customer_id,
        max(disputes.closed_date) as settled_date,
        arg_max(
            case when lower(rules.department) = 'billing' then 'our billing' else 'dispute' end, (disputes.closed_date, disputes.dispute_id)
        ) filter (where disputes.closed_date is not null) as settled_reason,
        arg_max(
            case when lower(rules.department) = 'billing' then 'our billing' else 'dispute' end, (disputes.amount, disputes.dispute_id)
        ) filter (where disputes.closed_date is null) as open_reason,
        arg_max(coalesce(disputes.reason, 'no reason given'), (disputes.amount, disputes.dispute_id))
            filter (where disputes.closed_date is null) as open_words
    from ledger.disputes as disputes
    left join decisions.dispute_rules as rules on lower(disputes.reason) = rules.reason
    group by disputes.invoice_id, disputes.customer_id
),

judged as (
    select
        items.item_id,
        items.invoice_id,
        items.customer_id,
        items.report_currency,
        items.due_date,
        items.days_past_due,
        cast(items.open_amount - items.disputed_amount as decimal(38, 4)) as amount,
        case
            when run.as_of() - disputes.settled_date <= greatest(invoices.due_date - invoices.issue_date, 0)
                then
                    struct_pack(
                        reason := disputes.settled_reason,
                        evidence := concat('its dispute was settled on ', strftime(disputes.settled_date, '%-d %b %Y'))
                    )
            when run.as_of() - corrected.corrected_date <= greatest(invoices.due_date - invoices.issue_date, 0)
                then struct_pack(reason := 'our billing', evidence := concat('corrected on ', strftime(corrected.corrected_date, '%-d %b %Y')))
            when invoices.issue_date - invoices.delivery_date > 7 and items.days_past_due <= invoices.issue_date - invoices.delivery_date
                then struct_pack(reason := 'our billing', evidence := concat('invoiced ', invoices.issue_date - invoices.delivery_date, ' days after delivery'))
            when items.planned_amount > 0 then struct_pack(reason := 'cash shortage', evidence := 'under a payment plan')
            when short.what is not null then struct_pack(reason := 'cash shortage', evidence := short.what)
            when runs.run_days >= items.days_past_due and runs.last_pay_date <= items.due_date
                then struct_pack(
                    reason := 'their payment run',
                    evidence := concat('pays every ', runs.run_days, ' days, last on ', strftime(runs.last_pay_date, '%-d %b %Y'))
                )
            when habits.usual_days >= items.days_past_due
                then
                    struct_pack(
                        reason := 'their habit',
                        evidence := concat('nine of ten of its invoices come within ', habits.usual_days, ' days of the due date')
                    )
            else struct_pack(
                reason := 'unknown',
                evidence := case
                    when habits.usual_days < items.days_past_due then concat('later than its usual ', habits.usual_days, ' days')
                    else 'nothing in the export tells'
                end
            )
        end as told
    from decisions.overdue_items as items
    join ledger.invoices as invoices using (item_id)
    left join disputes
        on items.invoice_id = disputes.invoice_id and items.customer_id = disputes.customer_id
    left join corrected
        on items.item_id = corrected.item_id
    left join short
        on items.customer_id = short.customer_id
    left join runs
        on items.customer_id = runs.customer_id
    left join habits
        on items.customer_id = habits.customer_id
)

select
    item_id,
    invoice_id,
    customer_id,
    report_currency,
    due_date,
    days_past_due,
    amount,
    told.reason,
    told.evidence
from judged
where amount > 0
union all
select
    items.item_id,
    items.invoice_id,
    items.customer_id,
    items.report_currency,
    items.due_date,
    items.days_past_due,
    items.disputed_amount,
    coalesce(disputes.open_reason, 'dispute'),
    concat('disputed now: ', coalesce(disputes.open_words, 'no reason given'))
from decisions.overdue_items as items
left join disputes
    on items.invoice_id = disputes.invoice_id and items.customer_id = disputes.customer_id
where items.disputed_amount > 0
