-- One row per day of a forecast, the as-of date last, and report currency: what was open and not yet due, and how much of it was likely to come
-- late at all (late), and more days late than the settings' two (delayed, long_delayed: 5 and 30).
-- usual_change_amount: what three in four changes of delayed over four weeks stayed within, of six or more.
with amounts as (
    select
        origin_date as as_of_date,
        report_currency,
        sum(amount) as not_due_amount,
        sum(late_amount) as late_amount,
        sum(delayed_amount) as delayed_amount,
        sum(long_delayed_amount) as long_delayed_amount
    from forecast.late_items
    group by origin_date, report_currency
),

usual as (
    select now.report_currency, quantile_disc(abs(now.delayed_amount - past.delayed_amount), 0.75) as usual_change_amount
    from amounts as now
    join amounts as past on now.report_currency = past.report_currency and now.as_of_date = past.as_of_date + 28
    group by now.report_currency
    having count(*) >= 6
)

select amounts.*, usual_change_amount
from amounts
left join usual using (report_currency)
order by as_of_date, report_currency
