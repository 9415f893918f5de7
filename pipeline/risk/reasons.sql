-- One row per open item: its three largest contributions against the average invoice, in
-- words with the numbers behind them, and what stood in where its customer has no history.
-- Scratch.
with
told as (
    select
        rates.item_id,
        greatest(0, rates.origin_date - rates.due_date) as days_overdue,
        case
            when count_customer > 0 then ''
            when count_segment > 0 then 'segment'
            when count_all > 0 then 'global'
            else 'terms'
        end as fallback,
        late_history(
            weekday_name(due_weekday), terms_days,
            late_customer_terms_weekday, count_customer_terms_weekday,
            late_customer_weekday, count_customer_weekday,
            late_customer, count_customer, late_segment, count_segment
        ) as history,
        case
            when count_open = 0 then 'no other open invoice'
            else concat(count_overdue, ' of ', count_open, ' other open invoices overdue')
        end as exposure,
        relative_size(
            cast(size_amount as double),
            cast(issued_amount as double) / nullif(count_issued, 0)
        ) as amount,
        concat(terms_days, '-day terms', case when is_electronic then ', sent electronically' else '' end)
            as terms,
        due_day(due_date, due_weekday, is_due_holiday) as calendar,
        last_paid(rates.origin_date, last_paid_date, count_issued) as activity,
        coalesce(states.detail, '') as state,
        -ln(coalesce(states.factor, 1.0)) as state_points,
        predictions.* exclude (item_id, layer, origin_date),
    from features.rates as rates
    inner join risk.predictions as predictions using (item_id, layer, origin_date)
    left join risk.open_states as states using (item_id, origin_date)
    where layer = 'open' and origin_date = run.as_of()
),

ranked as (
    select
        item_id, fallback, days_overdue,
        list_reverse_sort([
            reason(history_points, history), reason(exposure_points, exposure), reason(amount_points, amount),
            reason(terms_points, terms), reason(calendar_points, calendar),
            reason(activity_points, activity), reason(state_points, state)
        ]) as reasons,
    from told
)

select
    item_id,
    fallback,
    case when days_overdue > 0 then days_past_due_words(days_overdue) else reasons[1].words end
        as reason_1,
    case when days_overdue > 0 then reasons[1].words else reasons[2].words end as reason_2,
    case when days_overdue > 0 then reasons[2].words else reasons[3].words end as reason_3,
from ranked
