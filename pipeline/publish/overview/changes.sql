-- One row per stored date, period before it (week: at the as-of date only), report currency, measure and what moved: all of it, or a customer.
-- Customers are the ten (at past dates: three) that rose and fell most; share is their part of all rises, or of all falls.
-- Of cash, the amounts are the receipts of the period and of the one before it, and the share is that of all receipts.
with positions as (
    select as_of_date, customer_id, report_currency, overdue_amount, net_amount
    from measures.positions

    union all

    select as_of_date, customer_id, report_currency, overdue_amount, net_amount
    from measures.past_positions
    anti join ledger.calendar using (as_of_date)
),

receipts as (
    select points.as_of_date, period, from_date, report_currency, is_comparable, customer_id, is_end, -cash as amount
    from publish.change_dates as points
    join measures.customer_roll_forward as rolled
        on rolled.as_of_date > points.span_from and rolled.as_of_date <= points.point_date
    where points.as_of_date = last_day(points.as_of_date)
        and (period = 'month' or points.as_of_date = run.as_of())

    union all

    select points.as_of_date, period, from_date, report_currency, is_comparable, customer_id, is_end,
        -sum(case when currency = report_currency then amount else round(report_amount, 2) end)
    from publish.change_dates as points
    join ledger.entries as entries
        on entries.kind = 'cash' and entry_date > points.span_from and entry_date <= points.point_date
    where points.as_of_date <> last_day(points.as_of_date)
    group by all
),

ends as (
    select points.as_of_date, period, from_date, report_currency, measure, true as is_comparable,
        customer_id, is_end, case measure when 'overdue' then overdue_amount else net_amount end as amount
    from publish.change_dates as points
    join positions on points.point_date = positions.as_of_date
    cross join (values ('overdue'), ('receivables')) as measures (measure)

    union all

    select as_of_date, period, from_date, report_currency, 'cash', is_comparable, customer_id, is_end, amount
    from receipts

    union all

    select as_of_date, 'week', from_date, report_currency, split_part(name, ' ', 1), true, customer_id, name like '% to', amount
    from (
        unpivot (
            select * exclude (customer_name) rename (
                overdue_from_amount as "overdue from", overdue_to_amount as "overdue to",
                receivables_from_amount as "receivables from", receivables_to_amount as "receivables to",
                cash_from_amount as "cash from", cash_to_amount as "cash to"
            )
            from publish.week_positions
        )
        on columns(* exclude (as_of_date, from_date, customer_id, report_currency)) into name name value amount
    )
),

moved as (
    select as_of_date, period, from_date, report_currency, measure, customer_id,
        case when is_comparable then coalesce(sum(amount) filter (where not is_end), 0) end as amount_from,
        coalesce(sum(amount) filter (where is_end), 0) as amount_to,
        amount_to - amount_from as change_amount,
        case when measure = 'cash' then amount_to else change_amount end as weight
    from ends
    group by as_of_date, period, from_date, report_currency, measure, is_comparable, customer_id
),

-- The ten largest of each direction, and what equals the tenth.
edges as (
    select as_of_date, period, report_currency, measure, weight > 0 as is_up,
        sum(weight) as direction_weight,
        list_min(max(abs(weight), 10)) as least_weight
    from moved
    where weight <> 0
    group by all
),

ranked as (
    select moved.*,
        is_up,
        row_number() over (
            partition by moved.as_of_date, moved.period, moved.report_currency, moved.measure, is_up
            order by abs(weight) desc, customer_id
        ) as place,
        ratio(weight, direction_weight) as share
    from moved
    join edges
        on moved.as_of_date = edges.as_of_date and moved.period = edges.period and moved.report_currency = edges.report_currency
        and moved.measure = edges.measure and (moved.weight > 0) = is_up
    where abs(weight) >= least_weight and weight <> 0
),

parts as (
    select as_of_date, period, from_date, report_currency, measure, 'all' as scope, '' as id, '' as name,
        null as direction, 0 as position, sum(amount_from) as amount_from, sum(amount_to) as amount_to,
        sum(change_amount) as change_amount, null as share, count(*) filter (where weight <> 0) as count_customers
    from moved
    group by as_of_date, period, from_date, report_currency, measure

    union all

    select as_of_date, period, from_date, report_currency, measure, 'customer', customer_id, customer_name,
        case when is_up then 'up' else 'down' end, place, amount_from, amount_to, change_amount, share, 1
    from ranked
    join ledger.customers using (customer_id)
    where place <= case when as_of_date = run.as_of() then 10 else 3 end
)

select * replace (
    cast(position as integer) as position,
    cast(amount_from as decimal(38, 4)) as amount_from,
    cast(amount_to as decimal(38, 4)) as amount_to,
    cast(change_amount as decimal(38, 4)) as change_amount
)
from parts
order by as_of_date, report_currency, case period when 'week' then 1 when 'month' then 2 else 3 end,
    measure desc, scope, direction desc, position
