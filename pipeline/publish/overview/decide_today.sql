-- One row per decision of the first page, at most five a report currency: whom to call first, whom to hold, whose terms to change, what to mend.
-- Each follows from the one judgement of its customer; none is about a customer that stands above it.
with calls as (
    select
        report_currency,
        'call' as kind,
        rank as place,
        customer_id,
        customer_name,
        ask_amount as amount,
        action_date as decide_date,
        sales_rep as owner,
        step as decision,
        reason
    from publish.worklist
    where stop_reason is null
    qualify row_number() over (partition by report_currency order by rank) <= 2
),

first_days as (
    select report_currency, min(decide_date) as decide_date
    from calls
    group by report_currency
),

holds as (
    select
        worklist.report_currency,
        'hold' as kind,
        1 as place,
        worklist.customer_id,
        worklist.customer_name,
        worklist.past_due_amount as amount,
        null as decide_date,
        worklist.sales_rep as owner,
        postures.hold_reason as decision,
        postures.reason
    from publish.worklist as worklist
    join publish.postures as postures using (customer_id)
    where postures.is_hold
        and postures.hold_reason != 'decided'
        and (worklist.report_currency, worklist.customer_id) not in (select (report_currency, customer_id) from calls)
    qualify row_number() over (
        partition by worklist.report_currency order by worklist.past_due_amount desc, worklist.customer_id
    ) = 1
),

terms as (
    select
        report_currency,
        'terms' as kind,
        1 as place,
        customer_id,
        customer_name,
        benefit_amount - coalesce(margin_at_risk_amount, 0) as amount,
        null as decide_date,
        null as owner,
        action as decision,
        current_terms || ' to ' || proposed_terms as reason
    from publish.terms
    where action in ('tighten', 'loosen')
        and benefit_amount > coalesce(margin_at_risk_amount, 0)
        and (report_currency, customer_id) not in (select (report_currency, customer_id) from calls union select (report_currency, customer_id) from holds)
    qualify row_number() over (
        partition by report_currency order by benefit_amount - coalesce(margin_at_risk_amount, 0) desc, customer_id
    ) = 1
),

mends as (
    select
        report_currency,
        'mend' as kind,
        1 as place,
        customer_id,
        customer_name,
        report_amount as amount,
        null as decide_date,
        null as owner,
        task as decision,
        source_id as reason
    from publish.cash_tasks
    where report_amount > 0
        and (report_currency, coalesce(customer_id, '')) not in (
            select (report_currency, customer_id) from calls
            union
            select (report_currency, customer_id) from holds
            union
            select (report_currency, customer_id) from terms
        )
    qualify row_number() over (
        partition by report_currency order by report_amount desc, source_type, source_id, customer_id
    ) = 1
),

decisions as (
    from calls
    union all
    from holds
    union all
    from terms
    union all
    from mends
)

select
    decisions.report_currency,
    decisions.kind,
    decisions.place as position,
    decisions.customer_id,
    decisions.customer_name,
    cast(decisions.amount as decimal(38, 4)) as amount,
    coalesce(decisions.decide_date, first_days.decide_date) as decide_date,
    coalesce(decisions.owner, customers.sales_rep) as owner,
    decisions.decision,
    decisions.reason
from decisions
left join first_days using (report_currency)
left join ledger.customers as customers using (customer_id)
order by decisions.report_currency, array_position(['call', 'hold', 'terms', 'mend'], decisions.kind), decisions.place
