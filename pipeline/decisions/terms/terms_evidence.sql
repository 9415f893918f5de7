-- One row per review date and report currency with a customer whose terms became longer: what longer terms have won in sales, as known then.
-- Of each customer the first month end at which its terms in use are longer than three months before: its sales of the three
-- months after it over those of the three months before the change, over the same of everybody else, from -100 % to 100 %.
-- The low rate, mean less two standard errors, is known from ten such customers on.
with moved as (
    select
        customer_id,
        report_currency,
        min(review_date) as moved_date
    from decisions.trading
    where place > earlier_place and review_date = last_day(review_date)
    group by customer_id, report_currency
),

sums as (
    select
        dates.moved_date,
        months.customer_id,
        months.report_currency,
        coalesce(sum(months.amount) filter (where months.month_start <= dates.moved_date), 0) as before_amount,
        coalesce(sum(months.amount) filter (where months.month_start > dates.moved_date), 0) as after_amount
    from decisions.month_terms as months
    join (select distinct moved_date, report_currency from moved) as dates
        on
            months.report_currency = dates.report_currency
            and months.month_start > dates.moved_date - interval 6 month
            and months.month_start <= dates.moved_date + interval 3 month
            and (months.month_start <= dates.moved_date - interval 3 month or months.month_start > dates.moved_date)
    group by dates.moved_date, months.customer_id, months.report_currency
),

others as (
    select
        moved_date,
        report_currency,
        ratio(sum(after_amount), sum(before_amount)) as growth_rate
    from sums
    anti join moved using (moved_date, report_currency, customer_id)
    group by moved_date, report_currency
),

gains as (
    select
        moved.moved_date,
        moved.report_currency,
        cast(
            least(1, greatest(-1, ratio(sums.after_amount, sums.before_amount) / others.growth_rate - 1)) as decimal(9, 6)
        ) as gain_rate
    from moved
    join sums using (moved_date, report_currency, customer_id)
    join others using (moved_date, report_currency)
    where sums.before_amount > 0 and others.growth_rate > 0
),

summed as (
    select
        reviews.review_date,
        gains.report_currency,
        count(*) as count_customers,
        cast(sum(gain_rate) as double) / count(*) as sales_won_rate,
        cast(sum(gain_rate * gain_rate) as double) - pow(cast(sum(gain_rate) as double), 2) / count(*) as squares
    from gains
    join decisions.reviews as reviews on gains.moved_date + interval 3 month <= reviews.review_date
    group by reviews.review_date, gains.report_currency
)

select
    review_date,
    report_currency,
    count_customers,
    sales_won_rate,
    case
        when count_customers >= 10
            then sales_won_rate - 2 * sqrt(greatest(squares, 0) / (count_customers - 1) / count_customers)
    end as low_sales_won_rate
from summed
