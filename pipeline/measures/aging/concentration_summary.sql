-- One row per date of the calendar, report currency, cut (customer, group, country, currency) and scope (open, overdue).
-- Shares of the largest, HHI (Σ share² × 10,000) and effective N (10,000 ÷ HHI), over positive exposures. Squares are of whole
-- ten-thousandths, of exposures from a trillion on of whole units: more digits than that they do not have room for.
with cut_amounts as (
    select
        as_of_date, report_currency, cut, cut_value as id,
        sum(open_amount) as open_amount,
        sum(open_amount) filter (where bucket <> 'not_due') as overdue_amount
    from measures.aging_cuts
    where basis = 'due' and cut in ('group', 'country')
    group by all

    union all

    select
        as_of_date, report_currency, 'currency', currency,
        sum(open_report_amount),
        sum(open_report_amount) filter (where bucket <> 'not_due')
    from measures.aging
    where basis = 'due'
    group by all
),

exposures as (
    select as_of_date, report_currency, 'customer' as cut, scope, amount, rank
    from measures.concentration

    union all

    select
        as_of_date, report_currency, cut, scope, amount,
        row_number() over (partition by as_of_date, report_currency, cut, scope order by amount desc, id)
    from (
        select as_of_date, report_currency, cut, id, 'open' as scope, open_amount as amount
        from cut_amounts
        union all
        select as_of_date, report_currency, cut, id, 'overdue', overdue_amount
        from cut_amounts
    ) as scoped
    where amount > 0
),

sums as (
    select
        as_of_date, report_currency, cut, scope,
        count(*) as count_holders,
        sum(amount) as amount,
        sum(amount) filter (where rank <= 1) as top_1_amount,
        sum(amount) filter (where rank <= 5) as top_5_amount,
        sum(amount) filter (where rank <= 10) as top_10_amount,
        10000 * (cast(sum(units * units) as double) + 1e8 * cast(sum(wholes * wholes) as double))
        / pow(cast(sum(units) as double) + 1e4 * cast(sum(wholes) as double), 2) as hhi
    from (
        select
            *,
            case when amount < 1000000000000 then cast(wide(amount) * 10000 as hugeint) else 0 end as units,
            case when amount < 1000000000000 then 0 else cast(round(amount, 0) as hugeint) end as wholes
        from exposures
    ) as counted
    group by all
)

select
    totals.as_of_date,
    totals.report_currency,
    cuts.cut,
    scopes.scope,
    coalesce(sums.count_holders, 0) as count_holders,
    cast(coalesce(sums.amount, 0) as decimal(38, 4)) as amount,
    case when totals.balance_reason is null then ratio(sums.top_1_amount, sums.amount) end as top_1_share,
    case when totals.balance_reason is null then ratio(sums.top_5_amount, sums.amount) end as top_5_share,
    case when totals.balance_reason is null then ratio(sums.top_10_amount, sums.amount) end as top_10_share,
    case when totals.balance_reason is null then sums.hhi end as hhi,
    case when totals.balance_reason is null then 10000 / sums.hhi end as effective_count,
    coalesce(
        totals.balance_reason, case when sums.amount is null then scopes.nothing end
    ) as reason
from measures.totals as totals
cross join (values ('customer'), ('group'), ('country'), ('currency')) as cuts (cut)
cross join (values ('open', 'nothing is open'), ('overdue', 'nothing is past due')) as scopes (scope, nothing)
left join sums using (as_of_date, report_currency, cut, scope)
