-- One row per report currency and way of ranking: of the overdue cash that stayed unpaid over thirty days, the share in the first twenty.
select
    report_currency,
    ranking,
    count(*) as count_origins,
    sum(count_customers) / cast(count(*) as double) as count_customers,
    cast(sum(unpaid_amount) as decimal(38, 4)) as unpaid_amount,
    cast(sum(covered_amount) as decimal(38, 4)) as covered_amount,
    ratio(sum(covered_amount), sum(unpaid_amount)) as covered_rate
from decisions.worklist_backtest
group by report_currency, ranking
order by report_currency, array_position(['worklist', 'amount', 'age', 'random'], ranking)
