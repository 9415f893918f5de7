-- One row per review date, customer and report currency invoiced in the 12 months before: what the rule said then.
-- Built from what was known at the date; the guard rail says what held a step back, or why there is none. Better terms are
-- recommended where this ledger shows that they win the sales they need, see `decisions.terms_evidence`; else they are a question: consider.
with railed as (
    select
        steps.*,
        coalesce(evidence.low_sales_won_rate, 0) as shown_sales_rate,
        case
            when standing = 'hold' and not has_evidence and count_items < run.minimum_invoices()
                then 'new customer'
            when standing = 'hold' and not has_evidence then 'minimum evidence'
            when standing = 'hold' and is_late_with_disputes then 'disputes are not lateness'
            when standing = 'hold' and is_between then 'hysteresis'
            when standing = 'hold' then null
            when offered_terms is null then 'end of the ladder'
            when place <> earlier_place then 'one step a review'
            when benefit_amount < margin_at_risk_amount then 'costs more than it brings'
        end as stop_rail
    from decisions.terms_steps as steps
    left join decisions.terms_evidence as evidence using (review_date, report_currency)
)

select
    railed.review_date,
    railed.customer_id,
    railed.report_currency,
    case
        when stop_rail is not null then 'hold'
        when standing = 'loosen' and break_even_sales_rate > shown_sales_rate then 'consider'
        else standing
    end as action,
    railed.standing,
    current_terms,
    case when stop_rail is null and standing <> 'hold' then offered_terms else current_terms end
        as proposed_terms,
    case
        when stop_rail is not null or standing = 'hold' then null
        when is_offer then 'discount offer'
        else case standing when 'tighten' then 'shorter terms' else 'longer terms' end
    end as instrument,
    risk_rate,
    risk_class_of(risk_rate) as risk_class,
    record_rate,
    model_rate,
    count_judged,
    count_very_late,
    count_disputed,
    has_evidence,
    credit_rating,
    segment_rate,
    rating_rate,
    mean_delay_days,
    year_sales_amount,
    coalesce(positions.gross_amount, 0) as open_amount,
    benefit_amount,
    margin_at_risk_amount,
    carrying_amount,
    loss_amount,
    margin_amount,
    cast(discount_amount as decimal(38, 4)) as discount_amount,
    capital_amount,
    break_even_sales_rate,
    shown_sales_rate,
    other_terms,
    other_benefit_amount,
    other_cost_amount,
    coalesce(
        stop_rail, case when is_between and standing <> 'hold' then 'hysteresis' end
    ) as guard_rail
from railed
left join measures.positions as positions
    on
        railed.review_date = positions.as_of_date
        and railed.customer_id = positions.customer_id
        and railed.report_currency = positions.report_currency
