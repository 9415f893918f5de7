-- One row per open item: why it may come late, in words with the numbers behind them, and what stood in where its customer has
-- no history. Not yet due: the three largest of the four groups that make the score against the average invoice (history, the
-- customer's account, the invoice, what happened since), each told by its part that leads. Overdue: what keeps it unpaid.
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
            weekday_name(rates.due_weekday), terms_days,
            late_customer_terms_weekday, count_customer_terms_weekday,
            late_customer_weekday, count_customer_weekday,
            late_customer, count_customer, late_segment, count_segment
        ) as history,
        case
            when count_open = 0 then 'no other open invoice'
            when count_overdue = 0 then concat('none of ', count_open, ' other open invoices overdue')
            else concat(count_overdue, ' of ', count_open, ' other open invoices overdue')
        end as exposure,
        relative_size(
            cast(size_amount as double),
            cast(issued_amount as double) / nullif(count_issued, 0)
        ) as amount,
        concat(terms_days, '-day terms', case when is_electronic then ', sent electronically' else '' end)
            as terms,
        due_day(rates.due_date, rates.due_weekday, is_due_holiday) as calendar,
        last_paid(rates.origin_date, last_paid_date, count_issued) as activity,
        still_open(rates.due_date - rates.origin_date, paid_by_origin) as waiting,
        usual_lateness(
            greatest(0, rates.origin_date - rates.due_date), sum_late_delay, count_paid_late, count_customer
        ) as lateness,
        coalesce(states.detail, '') as state,
        least(1.0, curves.late_rate / greatest(1e-9, 1 - paid_by_origin)) as still_late_rate,
        score_of(still_late_rate) - score_of(curves.late_rate) as waiting_points,
        score_of(pow(still_late_rate, coalesce(states.factor, 1.0))) - score_of(still_late_rate) as state_points,
        count_overdue,
        predictions.* exclude (item_id, layer, origin_date, late_rate),
    from features.rates as rates
    inner join risk.predictions as predictions using (item_id, layer, origin_date)
    inner join risk.curves as curves using (item_id, layer, origin_date)
    left join risk.open_states as states using (item_id, origin_date)
    where layer = 'open' and origin_date = run.as_of()
),

grouped as (
    select
        *,
        exposure_points + activity_points as account_points,
        amount_points + terms_points + calendar_points as invoice_points,
        waiting_points + state_points as since_points,
    from told
),

ranked as (
    select
        item_id, fallback, days_overdue, lateness, state, count_overdue, exposure, activity, history,
        list_reverse_sort([
            reason(history_points, history),
            reason(account_points, leading_words(
                account_points,
                [struct_pack(points := exposure_points, words := exposure), struct_pack(points := activity_points, words := activity)]
            )),
            reason(invoice_points, leading_words(
                invoice_points,
                [
                    struct_pack(points := amount_points, words := amount),
                    struct_pack(points := terms_points, words := terms),
                    struct_pack(points := calendar_points, words := calendar)
                ]
            )),
            reason(since_points, leading_words(
                since_points,
                [struct_pack(points := waiting_points, words := waiting), struct_pack(points := state_points, words := state)]
            ))
        ]) as reasons,
    from grouped
),

unpaid as (
    select
        *,
        list_filter(
            [state, case when count_overdue > 0 then exposure end, activity, history], lambda words: words <> ''
        ) as causes,
    from ranked
)

select
    item_id,
    fallback,
    case when days_overdue > 0 then concat(days_past_due_words(days_overdue), lateness) else reasons[1].words end
        as reason_1,
    case when days_overdue > 0 then causes[1] else reasons[2].words end as reason_2,
    case when days_overdue > 0 then causes[2] else reasons[3].words end as reason_3,
from unpaid
