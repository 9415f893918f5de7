-- One row per review date, customer and report currency: a year's money for and against the step its risk asks for.
-- Shorter: the cost of the money freed and the expected loss on it, against the margin of the sales lost to it.
-- Longer: the margin of the sales won, against the cost of the money tied up and the expected loss on it.
-- Scratch.
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

costs as (
    select
        *,
        cents(carrying_cost(year_sales_amount, step_days)) as carrying_amount,
        cents(
            yearly_loss(year_sales_amount, risk_rate)
            * least(
                1.0,
                step_days / greatest(
                    1.0,
                    cast(greatest(credit_days, step_days) as double),
                    credit_days + coalesce(mean_delay_days, 0)
                )
            )
        ) as loss_amount,
        cents(
            cast(year_sales_amount as double) * run.gross_margin_rate()
            * case standing when 'tighten' then run.sales_lost_rate() when 'loosen' then run.sales_won_rate() end
        ) as margin_amount
    from stepped
)

select
    *,
    case standing
        when 'tighten' then cast(carrying_amount + loss_amount as decimal(38, 4))
        when 'loosen' then margin_amount
    end as step_benefit_amount,
    case standing
        when 'tighten' then margin_amount
        when 'loosen' then cast(carrying_amount + loss_amount as decimal(38, 4))
    end as step_cost_amount
from costs
