-- One row per review date, customer and report currency: the step that its standing asks for, the better of two where it is to
-- be loosened: longer terms, or a discount for early payment on the terms it has. A discount brings the margin of the sales it
-- wins and the cost of the money that comes earlier, for what the take-up takes; it costs the discount on that. Neither depends
-- on the customer's risk, so that more of it never makes an offer. Who has a discount on its terms already is offered none.
-- capital_amount is what the step ties up, negative where it frees. break_even_sales_rate: shorter terms pay as long as they lose no
-- more sales than that, better ones from so many more on.
-- Scratch.
with offered as (
    select
        money.*,
        standing = 'loosen'
        and credit_days > run.offer_discount_days()
        and months.customer_id is null as has_offer,
        cents(
            carrying_cost(year_sales_amount * run.offer_take_up_rate(), credit_days - run.offer_discount_days())
        ) as offer_carrying_amount,
        cents(
            cast(year_sales_amount as double) * run.gross_margin_rate() * run.offer_sales_won_rate()
        ) as offer_margin_amount,
        cents(
            cast(year_sales_amount as double) * run.offer_take_up_rate() * run.offer_discount_rate()
        ) as discount_amount
    from decisions.terms_money as money
    left join (
        select distinct
            reviews.review_date,
            months.customer_id,
            months.report_currency
        from decisions.discount_months as months
        join decisions.reviews as reviews
            on
                months.month_start <= reviews.review_date
                and months.month_start > reviews.review_date - interval 3 month
    ) as months using (review_date, customer_id, report_currency)
),

chosen as (
    select
        * exclude (has_offer),
        cast(offer_carrying_amount + offer_margin_amount as decimal(38, 4)) as offer_benefit_amount,
        has_offer
        and (
            next_terms is null
            or offer_carrying_amount + offer_margin_amount - discount_amount > step_benefit_amount - step_cost_amount
        ) as is_offer,
        case
            when has_offer
                then concat(
                    format('{:g}', cast(run.offer_discount_rate() * 100 as double)), '/',
                    run.offer_discount_days(), ' ', current_terms
                )
        end as offer_terms
    from offered
),

parts as (
    select
        chosen.* replace (
            case when is_offer then offer_carrying_amount else carrying_amount end as carrying_amount,
            case when is_offer then cast(0 as decimal(38, 4)) else loss_amount end as loss_amount,
            case when is_offer then offer_margin_amount else margin_amount end as margin_amount
        ),
        cents(
            cast(year_sales_amount as double) / 365
            * case
                when is_offer then -run.offer_take_up_rate() * (credit_days - run.offer_discount_days())
                when standing = 'tighten' then -step_days
                when standing = 'loosen' then step_days
            end
        ) as capital_amount,
        case
            when is_offer
                then greatest(0, ratio(discount_amount - offer_carrying_amount, year_sales_amount * run.gross_margin_rate()))
            else ratio(carrying_amount + loss_amount, year_sales_amount * run.gross_margin_rate())
        end as break_even_sales_rate
    from chosen
)

select
    parts.* exclude (
        next_terms, offer_terms, step_benefit_amount, step_cost_amount, offer_benefit_amount, offer_carrying_amount,
        offer_margin_amount, discount_amount, break_even_sales_rate
    ),
    case when is_offer then offer_terms else next_terms end as offered_terms,
    case when is_offer then offer_benefit_amount else step_benefit_amount end as benefit_amount,
    case when is_offer then discount_amount else step_cost_amount end as margin_at_risk_amount,
    case when is_offer then discount_amount else 0 end as discount_amount,
    case when is_offer then next_terms else offer_terms end as other_terms,
    case when is_offer then step_benefit_amount when offer_terms is not null then offer_benefit_amount end
        as other_benefit_amount,
    case when is_offer then step_cost_amount when offer_terms is not null then discount_amount end
        as other_cost_amount,
    case when standing <> 'hold' then break_even_sales_rate end as break_even_sales_rate
from parts
