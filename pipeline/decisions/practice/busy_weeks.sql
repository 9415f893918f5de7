-- One row per week of the four ahead, owner and kind of work (both empty: all of it): how many conversations and disputes are to be
-- expected, and the hours that they take. What the worklist has ready is of the first week. Else each open item comes to the steps of the
-- ladder on their days, at the chance that it is still unpaid then (half where it has no curve), to the one before its due date where it is more
-- likely than not to come late; a customer is one conversation a week, that of its likeliest item. A dispute is of the week in which it is to be
-- settled, one past that of the first; new ones come as in the last 52 weeks. Usual is the mean of 13 weeks.
with weeks as (
    select
        cast(week as integer) as week,
        cast(run.as_of() + 7 * cast(week as integer) - 6 as date) as start_date,
        cast(run.as_of() + 7 * cast(week as integer) as date) as end_date
    from range(1, 5) as numbers (week)
),

steps as (
    select
        place,
        from_days,
        step,
        tone,
        minutes,
        case
            when tone = 'formal' then 'formal step'
            when tone in ('polite', 'friendly') or step ilike '%remind%' then 'reminder'
            else 'call'
        end as work
    from decisions.dunning_steps
),

items as (
    select
        invoices.item_id,
        invoices.customer_id,
        invoices.due_date,
        coalesce(taken.taken_place, 0) as taken_place,
        curves.* exclude (item_id)
    from ledger.invoices as invoices
    left join decisions.item_steps as taken using (item_id)
    left join (
        select
            item_id,
            age_days,
            late_rate,
            survival_7,
            survival_14,
            survival_30,
            survival_60,
            survival_90,
            hazard_6,
            paid_by_origin
        from risk.curves
        where layer = 'open' and origin_date = run.as_of()
    ) as curves using (item_id)
    left join measures.disputed_items as disputed
        on
            invoices.item_id = disputed.item_id
            and disputed.as_of_date = run.as_of()
    where
        invoices.open_amount - coalesce(disputed.disputed_amount, 0) >= run.tolerance_amount()
        and invoices.item_id not in (select item_id from measures.plan_items)
),

reached as (
    select
        items.customer_id,
        weeks.week,
        steps.work,
        steps.minutes,
        steps.place,
        case
            when items.age_days is null then 0.5
            else unpaid_days_on(
                items.due_date + steps.from_days - run.as_of(), items.age_days, items.late_rate, items.survival_7, items.survival_14,
                items.survival_30, items.survival_60, items.survival_90, items.hazard_6, items.paid_by_origin
            )
        end as chance
    from items
    join steps on items.taken_place < steps.place
    join weeks on items.due_date + steps.from_days between weeks.start_date and weeks.end_date
    left join (
        select customer_id, bool_and(is_sound) as is_sound
        from decisions.currency_postures
        group by customer_id
    ) as standing using (customer_id)
    where
        (steps.tone <> 'formal' or not coalesce(standing.is_sound, false))
        and (
            steps.from_days > 0
            or items.age_days is not null
            and unpaid_days_on(
                items.due_date - run.as_of() + run.patience_days(), items.age_days, items.late_rate, items.survival_7, items.survival_14,
                items.survival_30, items.survival_60, items.survival_90, items.hazard_6, items.paid_by_origin
            ) >= 0.5
        )
),

ready as (
    select
        talks.customer_id,
        any_value(coalesce(steps.work, 'call')) as work,
        max(talks.minutes) as minutes
    from decisions.conversations as talks
    join decisions.actions as actions
        on talks.customer_id = actions.customer_id and actions.part = 1
    left join steps
        on actions.step = steps.step
    group by talks.customer_id
),

talks as (
    select
        customer_id,
        week,
        arg_max(work, (chance, place)) as work,
        arg_max(minutes, (chance, place)) as minutes,
        max(chance) as chance
    from reached
    anti join (select customer_id, 1 as week from ready) as now using (customer_id, week)
    group by customer_id, week
    union all
    select
        customer_id,
        1,
        work,
        minutes,
        1
    from ready
),

counted as (
    select
        talks.week,
        coalesce(customers.sales_rep, '(nobody)') as owner,
        talks.work,
        talks.chance as expected,
        talks.chance * talks.minutes as minutes
    from talks
    left join ledger.customers as customers using (customer_id)
    union all
    select
        least(greatest((clocks.target_date - run.as_of() + 6) // 7, 1), 5),
        clocks.owner,
        'dispute',
        1,
        run.talk_minutes()
    from decisions.dispute_clocks as clocks
    where clocks.is_open
    union all
    select
        weeks.week,
        clocks.owner,
        'dispute',
        count(*) / 52,
        count(*) / 52 * run.talk_minutes()
    from decisions.dispute_clocks as clocks
    cross join weeks
    where clocks.opened_date > run.as_of() - 364
    group by weeks.week, clocks.owner
),

usual as (
    select
        owner,
        work,
        count(*) / 13 as usual
    from (
        select
            coalesce(customers.sales_rep, '(nobody)') as owner,
            coalesce(steps.work, 'call') as work
        from decisions.logged_contacts as contacts
        left join steps using (place)
        left join ledger.customers as customers using (customer_id)
        where contacts.contact_date > run.as_of() - 91
        union all
        select owner, 'dispute'
        from decisions.dispute_clocks
        where opened_date > run.as_of() - 91
    )
    group by owner, work
),

summed as (
    select
        week,
        coalesce(owner, '') as owner,
        coalesce(work, '') as work,
        sum(expected) as expected,
        sum(minutes) / 60 as hours
    from counted
    where week <= 4
    group by grouping sets ((week), (week, owner), (week, work), (week, owner, work))
),

usual_sums as (
    select
        coalesce(owner, '') as owner,
        coalesce(work, '') as work,
        sum(usual) as usual
    from usual
    group by grouping sets ((), (owner), (work), (owner, work))
),

home as (
    select country
    from decisions.customer_days
    group by country
    order by count(*) desc, country
    limit 1
),

capacity as (
    select
        weeks.week,
        count(*) * run.daily_hours() as hours
    from weeks
    join decisions.business_days as days
        on days.day between weeks.start_date and weeks.end_date and days.day = days.business_day
    semi join home
        on days.country = home.country
    group by weeks.week
)

select
    weeks.week,
    weeks.start_date,
    weeks.end_date,
    summed.owner,
    summed.work,
    round(summed.expected, 4) as expected_count,
    round(summed.hours, 4) as work_hours,
    round(coalesce(usual_sums.usual, 0), 4) as usual_count,
    case when summed.owner = '' and summed.work = '' then round(coalesce(capacity.hours, 0), 4) end as capacity_hours
from summed
join weeks using (week)
left join usual_sums using (owner, work)
left join capacity using (week)
where summed.expected > 0
