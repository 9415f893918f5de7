-- One row per date of the calendar, report currency, kind of bridge and bar, its two ends included: days and money.
-- month: from the previous month end's 90-day DSO to the date's; best_possible: from best possible to actual DSO.
-- The days of a bar are the step that its money makes in DSO, cut to four decimals as the bars pile up: they sum exactly.
with ends as (
    select
        totals.as_of_date,
        totals.report_currency,
        kind,
        totals.net_amount,
        sales.sales_amount,
        cast(dso.dso as decimal(38, 4)) as dso,
        case kind when 'month' then openings.net_amount else totals.not_due_amount end as opening_amount,
        cast(
            case kind when 'month' then previous.dso else dso.best_possible_dso end as decimal(38, 4)
        ) as opening_days,
        coalesce(
            dso.reason,
            case kind when 'month' then previous.reason end,
            case
                when least(dso.window_days, case kind when 'month' then previous.window_days end) < 90
                    then 'the export begins less than 90 days before'
            end
        ) as reason,
        totals.balance_reason is null and (kind <> 'month' or openings.balance_reason is null) as is_known
    from measures.totals as totals
    cross join (values ('month'), ('best_possible')) as kinds (kind)
    join measures.sales_windows as sales using (as_of_date, report_currency)
    join measures.dso as dso using (as_of_date, report_currency)
    left join measures.totals as openings
        on totals.previous_date = openings.as_of_date and totals.report_currency = openings.report_currency
    left join measures.dso as previous
        on
            openings.as_of_date = previous.as_of_date
            and openings.report_currency = previous.report_currency
            and dso.method = previous.method
    where
        sales.days = 90
        and dso.method = 'simple_90'
        and (kind = 'best_possible' or openings.as_of_date is not null)
),

stepped as (
    select
        ends.*,
        bars.place,
        bars.bar,
        case when is_known then bars.amount end as amount,
        case
            when reason is not null then null
            when bars.bar = 'sales_volume' then opening_days
            else cast(
                ratio(
                    (opening_amount + sum(bars.amount) over up_to_here) * 90, sales_amount
                ) as decimal(38, 4)
            )
        end as days_to_here
    from ends
    join measures.bridge_bars as bars using (as_of_date, report_currency, kind)
    window up_to_here as (
        partition by as_of_date, report_currency, kind order by bars.place rows unbounded preceding
    )
)

select as_of_date, report_currency, kind, 0 as place,
    case kind when 'month' then 'opening' else 'best_possible' end as bar,
    case when is_known then opening_days end as days, case when is_known then opening_amount end as amount, reason
from ends
union all
select as_of_date, report_currency, kind, place, bar,
    days_to_here - lag(days_to_here, 1, opening_days) over (
        partition by as_of_date, report_currency, kind order by place
    ), amount, reason
from stepped
union all
select as_of_date, report_currency, kind, 99,
    case kind when 'month' then 'closing' else 'actual' end, dso, net_amount, reason
from ends
