-- One row per report currency and terms with a discount for early payment: whether it pays at the cost of capital, and up to
-- which take-up. A unit of sales taken with the discount costs it, and brings the money (net_days - discount_days) earlier; the
-- sales it wins bring their margin whatever the take-up. Break-even: margin won ÷ (discount - worth of the money earlier), at most
-- all. The result is what the last 12 months made of it, unearned discounts counted as cost.
with units as (
    select
        *,
        greatest(net_days - discount_days, 0) / 365.0
        * run.capital_cost_rate() * (1 - discount_rate) as early_rate,
        cast(run.gross_margin_rate() * run.offer_sales_won_rate() as double) as won_rate
    from measures.terms_economics
)

select
    report_currency,
    terms,
    cast(early_rate as double) as early_rate,
    won_rate,
    case
        when early_rate >= discount_rate then 1.0
        else least(1.0, won_rate / (discount_rate - early_rate))
    end as break_even_take_up_rate,
    cents(
        cast(invoiced_amount as double) * won_rate
        + cast(taken_amount - unearned_amount as double) / cast(discount_rate as double) * early_rate
        - cast(taken_amount as double)
    ) as result_amount
from units
