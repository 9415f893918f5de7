-- One row per report currency, cut (all, segment, country, size, rating) and value: how customers that began in the export turned out.
-- Size is the third of what starts were billed in their first 90 days. The rate is the mean of their shares of very late items, pulled
-- towards that of all by ten starts.
with sized as (
    select
        *,
        count_very_late / cast(count_judged as double) as late_rate,
        case
            when begin_amount >= quantile_disc(begin_amount, 2 / 3) over (partition by report_currency) then 'large'
            when begin_amount >= quantile_disc(begin_amount, 1 / 3) over (partition by report_currency) then 'middle'
            else 'small'
        end as size
    from decisions.starts
    where count_judged > 0
),

cuts as (
    select *, 'all' as cut, 'all' as cut_value from sized
    union all
    select *, 'segment', segment from sized
    union all
    select *, 'country', country from sized
    union all
    select *, 'rating', credit_rating from sized
    union all
    select *, 'size', size from sized
),

overall as (
    select
        report_currency,
        (sum(late_rate) + 0.1) / (count(*) + 1) as all_rate
    from sized
    group by report_currency
)

select
    cuts.report_currency,
    cuts.cut,
    cuts.cut_value,
    count(*) as count_starts,
    cast(sum(cuts.count_judged) as bigint) as count_judged,
    avg(cuts.late_rate) as very_late_rate,
    any_value(overall.all_rate) as all_rate,
    (sum(cuts.late_rate) + 10 * any_value(overall.all_rate)) / (count(*) + 10) as pulled_rate,
    avg(cast(cuts.is_first_late as integer)) as first_late_rate,
    cast(quantile_disc(cuts.terms_days, 0.5) as integer) as terms_days,
    cast(quantile_disc(cuts.begin_amount, 0.5) as decimal(18, 4)) as begin_amount,
    cast(min(cuts.begin_amount) as decimal(18, 4)) as least_amount
from cuts
join overall using (report_currency)
group by cuts.report_currency, cuts.cut, cuts.cut_value
