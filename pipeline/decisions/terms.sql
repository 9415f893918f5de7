-- One row per customer and report currency invoiced in the 12 months to the as-of date: what to do about its terms.
-- Beside it what the last earlier run recommended, else the review before, so that what changed can be said, and why.
with reviewed as (
    select
        history.*,
        lag(action) over reviews as review_action,
        lag(review_date) over reviews as review_before,
        lag(count_judged) over reviews as previous_judged,
        lag(count_very_late) over reviews as previous_late,
        lag(current_terms) over reviews as previous_terms
    from decisions.terms_history as history
    window reviews as (partition by customer_id, report_currency order by review_date)
),

placed as (
    select
        reviewed.* exclude (review_action, review_before),
        known.as_of_date is not null as is_known,
        coalesce(known.action, reviewed.review_action) as previous_action,
        coalesce(known.as_of_date, reviewed.review_before) as previous_date
    from reviewed
    left join ledger.known_terms as known
        on reviewed.customer_id = known.customer_id and reviewed.report_currency = known.currency
    where review_date = getvariable('as_of')
)

select
    placed.* exclude (review_date, is_known, previous_judged, previous_late, previous_terms),
    coalesce(action <> previous_action, false) as is_changed,
    concat(
        count_very_late, ' of ', count_judged, ' invoices judged in ', getvariable('evidence_days'),
        ' days were more than ', getvariable('very_late_days'), ' days late',
        case
            when count_disputed > 0
                then concat(' (', count_disputed, ' disputed not counted)')
            else ''
        end,
        case
            when model_rate is not null
                then concat('; the model gives ', cast(round(100 * model_rate) as integer), ' % to what is not yet due')
            else ''
        end,
        '; class ', risk_class
    ) as reason,
    case
        when action <> previous_action
            then concat(
                previous_action, ' on ', strftime(previous_date, '%-d %b %Y'),
                case
                    when is_known then ' by the run of that day'
                    else concat(', when ', previous_late, ' of ', previous_judged, ' were very late')
                end,
                case when previous_terms <> current_terms then concat(' on ', previous_terms) else '' end
            )
    end as change
from placed
