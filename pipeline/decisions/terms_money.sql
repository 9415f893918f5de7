-- One row per review date, customer and report currency: a year's money for and against the step its risk asks for.
-- Shorter: the cost of the money freed and the expected loss on it, against the margin of the sales lost to it.
-- Longer: the margin of the sales won, against the cost of the money tied up and the expected loss on it.
with stepped as (
    select
        signals.*,
        now.credit_days,
        now.terms_name as current_terms,
        next.terms_name as next_terms,
        abs(now.credit_days - next.credit_days) as step_days
    from decisions.terms_signals as signals
    join decisions.terms_ladder as now using (place)
    left join decisions.terms_ladder as next
        on
            next.place = signals.place
            + case signals.standing when 'tighten' then -1 when 'loosen' then 1 end
),

shares as (
    select
        *,
        least(
            1.0,
            step_days / greatest(
                1.0, cast(greatest(credit_days, step_days) as double), credit_days + coalesce(mean_delay_days, 0)
            )
        ) as exposure_share
    from stepped
),

costs as (
    select
        *,
        carrying_cost(year_sales_amount, step_days)
        + yearly_loss(year_sales_amount, risk_rate) * exposure_share as credit_cost,
        cast(year_sales_amount as double) * getvariable('gross_margin_rate') as year_margin
    from shares
)

select
    costs.* exclude (exposure_share, credit_cost, year_margin),
    cents(
        case standing
            when 'tighten' then credit_cost
            when 'loosen' then year_margin * getvariable('sales_won_rate')
        end
    ) as benefit_amount,
    cents(
        case standing
            when 'tighten' then year_margin * getvariable('sales_lost_rate')
            when 'loosen' then credit_cost
        end
    ) as margin_at_risk_amount
from costs
