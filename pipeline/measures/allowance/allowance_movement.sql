-- One row per period of the calendar, report currency and bar: opening allowance, what moved it, closing allowance.
-- exposure: what balances did at the opening loss rates, after making good what write-offs used; loss_rates: what new loss
-- rates do to the closing balances. exposure + loss_rates + individual + overlay is the charge to profit or loss.
with valued as (
    select
        closings.*,
        cast(
            round(cast(closings.balance_amount as double) * openings.loss_rate, 2) as decimal(38, 4)
        ) as at_opening_rate
    from measures.allowance as closings
    join ledger.calendar as calendar using (as_of_date)
    left join measures.loss_rates as openings
        on
            calendar.previous_date = openings.as_of_date
            and closings.report_currency = openings.report_currency
            and closings.bucket_index = openings.bucket_index
            and closings.part = 'matrix'
),

sums as (
    select
        as_of_date,
        report_currency,
        sum(allowance_amount) filter (where part = 'matrix') as matrix_amount,
        sum(at_opening_rate) as at_opening_rate,
        coalesce(sum(allowance_amount) filter (where part = 'individual'), 0) as individual_amount,
        coalesce(sum(allowance_amount) filter (where part = 'overlay'), 0) as overlay_amount
    from valued
    group by as_of_date, report_currency
),

periods as (
    select
        closings.as_of_date,
        closings.report_currency,
        openings.matrix_amount + openings.individual_amount + openings.overlay_amount as opening,
        roll_forward.write_offs as written_off,
        closings.at_opening_rate - openings.matrix_amount - roll_forward.write_offs as exposure,
        closings.matrix_amount - closings.at_opening_rate as loss_rates,
        closings.individual_amount - openings.individual_amount as individual,
        closings.overlay_amount - openings.overlay_amount as overlay,
        closings.matrix_amount + closings.individual_amount + closings.overlay_amount as closing
    from sums as closings
    join ledger.calendar as calendar using (as_of_date)
    join measures.roll_forward as roll_forward using (as_of_date, report_currency)
    left join sums as openings
        on
            calendar.previous_date = openings.as_of_date
            and closings.report_currency = openings.report_currency
)

select
    as_of_date,
    report_currency,
    place,
    bar,
    cast(amount as decimal(38, 4)) as amount,
    case when amount is null then 'no allowance at the previous month end' end as reason
from periods
cross join lateral (
    values
    (0, 'opening', opening),
    (1, 'written_off', written_off),
    (2, 'exposure', exposure),
    (3, 'loss_rates', loss_rates),
    (4, 'individual', individual),
    (5, 'overlay', overlay),
    (6, 'closing', closing)
) as bars (place, bar, amount)
