-- One row per customer and report currency invoiced in the 12 months to the as-of date: what to do about its terms.
-- Better terms, recommended or asked about, are for who is to grow, see `decisions.postures`, and whose limit may cover what it will owe: cover_amount, what
-- it owes and a day's sales for each day more, in base currency. Terms that the credit team decided win; the advice stands beside them. Beside it what the last earlier run recommended, else the review
-- before, and what has changed since.
with reviewed as (
    select
        history.*,
        lag(action) over reviews as review_action,
        lag(review_date) over reviews as review_before,
        lag(count_judged) over reviews as review_judged,
        lag(count_very_late) over reviews as review_late,
        lag(risk_rate) over reviews as review_rate,
        lag(guard_rail) over reviews as review_rail,
        lag(current_terms) over reviews as review_terms
    from decisions.terms_history as history
    window reviews as (partition by customer_id, report_currency order by review_date)
),

placed as (
    select
        reviewed.* exclude (
            review_action, review_before, review_judged, review_late, review_rate, review_rail, review_terms
        ),
        known.as_of_date is not null as is_known,
        coalesce(known.action, review_action) as previous_action,
        coalesce(known.as_of_date, review_before) as previous_date,
        case when is_known then known.count_judged else review_judged end as previous_judged,
        case when is_known then known.count_very_late else review_late end as previous_late,
        case when is_known then known.risk_rate else review_rate end as previous_rate,
        case when is_known then known.guard_rail else review_rail end as previous_rail,
        case when is_known then known.current_terms else review_terms end as previous_terms
    from reviewed
    left join ledger.known_terms as known
        on reviewed.customer_id = known.customer_id and reviewed.report_currency = known.report_currency
    where review_date = run.as_of()
),

covered as (
    select
        placed.*,
        postures.posture,
        postures.doubt,
        alerts.customer_id is not null as is_due_doubtful,
        limits.limit_amount
        * (
            1 + case
                when limits.has_evidence and limits.decided_limit_amount is null then run.largest_rise_rate()
                else 0
            end
        )
            as largest_limit_amount,
        case
            when limits.customer_id is not null
                then cast(
                    coalesce(limits.group_exposure_amount, limits.exposure_amount)
                    + case
                        when placed.report_currency = base.report_currency
                            then placed.year_sales_amount / 365
                            * greatest(coalesce(next.credit_days - now.credit_days, 0), 0)
                        else 0
                    end as decimal(38, 4)
                )
        end as cover_amount
    from placed
    cross join (select min(base_currency) as report_currency from ledger.currencies) as base
    left join decisions.postures as postures using (customer_id)
    left join decisions.credit_alerts as alerts
        on
            placed.customer_id = alerts.customer_id
            and placed.report_currency = alerts.report_currency
            and alerts.kind = 'due dates in doubt'
    left join decisions.limit_states as limits using (customer_id)
    left join decisions.terms_ladder as now on placed.current_terms = now.terms_name
    left join decisions.terms_ladder as next on placed.proposed_terms = next.terms_name
),

stopped as (
    select
        *,
        case
            when action = 'tighten' and is_due_doubtful then 'due dates in doubt'
            when action not in ('loosen', 'consider') then null
            when posture <> 'grow' then coalesce(doubt, 'another currency')
            when cover_amount > largest_limit_amount then 'limit does not cover it'
        end as stop_rail
    from covered
),

advised as (
    select * replace (
        case when stop_rail is null then action else 'hold' end as action,
        case when stop_rail is null then proposed_terms else current_terms end as proposed_terms,
        case when stop_rail is null then instrument end as instrument,
        coalesce(stop_rail, guard_rail) as guard_rail
    )
    from stopped
),

judged as (
    select
        advised.* replace (
            case when team.decided_terms is null then action else 'hold' end as action,
            coalesce(team.decided_terms, proposed_terms) as proposed_terms,
            case when team.decided_terms is null then instrument end as instrument,
            case when team.decided_terms is null then guard_rail else 'decided by the team' end as guard_rail
        ),
        case when team.decided_terms is not null then advised.action end as advised_action,
        case when team.decided_terms is not null then advised.proposed_terms end as advised_terms
    from advised
    left join decisions.decisions_in_force as team using (customer_id)
)

select
    judged.* exclude (posture, doubt, is_due_doubtful, stop_rail, largest_limit_amount, review_date, previous_judged, previous_late, previous_rate, previous_rail, previous_terms),
    coalesce(action <> previous_action, false) as is_changed,
    concat(
        count_very_late, ' of ', count_judged, ' invoices judged in ', run.evidence_days(),
        ' days were more than ', run.very_late_days(), ' days late',
        case when count_disputed > 0 then concat(' (', count_disputed, ' disputed not counted)') else '' end,
        case
            when not has_evidence
                then concat(
                    '; its segment pays ', percent_words(segment_rate), ' very late',
                    case
                        when rating_rate is not null
                            then concat(', customers rated ', credit_rating, ' ', percent_words(rating_rate))
                        else ''
                    end
                )
            else ''
        end,
        case
            when model_rate is not null
                then concat('; the model gives ', percent_words(model_rate), ' to what is not yet due')
            else ''
        end,
        '; class ', risk_class
    ) as reason,
    case
        when action <> previous_action
            then change_words(
                previous_action, previous_date, is_known, previous_late, previous_judged, previous_rate,
                count_very_late, count_judged, risk_rate, previous_rail, guard_rail, previous_terms, current_terms
            )
    end as change
from judged
