-- One row per customer and report currency with something past due, or to be reminded of: its place among the actions, by
-- the money that a touch brings forward, and its day. First those ready on the next business day, then those whose step is due
-- later; last those that are stopped, by what is past due. All that is to be said to a customer is one conversation on one
-- day, see `decisions.conversations`, on a business day of the customer's country; a reminder that finds no room before its money
-- is due is none. other_asks is what stands in its other currencies.
with dated as (
    select
        actions.* exclude (first_date, ready_date, country, weekday, is_at_once),
        coalesce(talks.is_best_day and actions.part < 3, false) as is_best_day,
        case
            when actions.part < 3 and talks.day is not null then coalesce(days.business_day, talks.day)
            else actions.first_date
        end as action_date
    from decisions.actions as actions
    left join decisions.conversations as talks using (customer_id)
    left join decisions.business_days as days
        on actions.country = days.country and talks.day = days.day
),

ranked as (
    select
        * exclude (part, last_date),
        cast(
            row_number() over (
                partition by report_currency
                order by
                    part, case when part = 3 then past_due_amount else gain_amount end desc,
                    ask_amount desc, customer_id
            ) as integer
        ) as rank
    from dated
    where last_date is null or action_date <= last_date
),

others as (
    select
        ranked.customer_id,
        ranked.report_currency,
        string_agg(
            money_words(others.ask_amount, others.report_currency), ', ' order by others.report_currency
        ) as other_asks
    from ranked
    join ranked as others
        on
            ranked.customer_id = others.customer_id
            and ranked.report_currency <> others.report_currency
            and others.stop_reason is null
    where ranked.stop_reason is null
    group by ranked.customer_id, ranked.report_currency
)

select
    ranked.*,
    others.other_asks
from ranked
left join others using (customer_id, report_currency)
