-- One row per review date, customer and report currency: where its risk stands, with hysteresis from review to review.
-- Tighten from class D on until the chance falls hysteresis_rate below that edge; loosen in class A, paying within
-- prompt_days, until either rises as much above. Too little evidence gives no signal; at the as-of date a weak rating, or a segment
-- and rating that pay as class D or E do, tightens without it. Between the edges what the last earlier run said stands, else what the
-- review before did.
-- Scratch.
with judged as (
    select
        risks.*,
        known.action as known_action,
        coalesce(
            review_date = run.as_of()
            and credit_rating in (select credit_rating from decisions.weak_ratings),
            false
        ) as is_weak,
        not has_evidence
        and review_date = run.as_of()
        and prior_rate >= run.class_edges()[3] as is_doubtful,
        run.class_edges()[3] as tight_edge,
        run.class_edges()[1] as loose_edge
    from decisions.payer_risks as risks
    left join (select *, run.as_of() as known_date from ledger.known_terms) as known
        on
            risks.customer_id = known.customer_id
            and risks.report_currency = known.report_currency
            and risks.review_date = known.known_date
),

signals as (
    select
        *,
        case
            when not has_evidence then cast(is_weak or is_doubtful as integer)
            when risk_rate >= tight_edge then 1
            when risk_rate < tight_edge * (1 - run.hysteresis_rate()) then 0
        end as tight_signal,
        case
            when not has_evidence or is_weak then 0
            when risk_rate < loose_edge and mean_delay_days <= run.prompt_days() then 1
            when risk_rate >= loose_edge * (1 + run.hysteresis_rate()) then 0
            when mean_delay_days > run.prompt_days() * (1 + run.hysteresis_rate()) then 0
        end as loose_signal
    from judged
)

select
    signals.* exclude (tight_edge, loose_edge, tight_signal, loose_signal, known_action),
    case
        when coalesce(
            tight_signal, cast(known_action = 'tighten' as integer), last_value(tight_signal ignore nulls) over past, 0
        ) = 1 then 'tighten'
        when coalesce(
            loose_signal, cast(known_action in ('loosen', 'consider') as integer), last_value(loose_signal ignore nulls) over past, 0
        ) = 1 then 'loosen'
        else 'hold'
    end as standing,
    tight_signal is null or loose_signal is null as is_between,
    (count_very_late + count_disputed_late + 3 * segment_rate)
    / (count_judged + count_disputed + 3.0) >= tight_edge as is_late_with_disputes
from signals
window past as (
    partition by customer_id, report_currency
    order by review_date
    rows between unbounded preceding and current row
)
