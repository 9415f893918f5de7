-- One row per report currency and outcome (on_time, late, very_late: more than 30 days): open amount × its probability.
-- The three add up to what is open and scored, to the last decimal.
with parts as (
    select
        invoices.report_currency,
        invoices.open_report_amount as open_amount,
        cast(
            invoices.open_report_amount * scores.late_probability
            as decimal(38, 4)
        ) as late_amount,
        cast(
            invoices.open_report_amount
            * least(scores.very_late_probability, scores.late_probability) as decimal(38, 4)
        ) as very_late_amount
    from ledger.invoices as invoices
    join risk.scores as scores using (item_id)
    where invoices.open_amount > 0
),

sums as (
    select
        report_currency,
        count(*) as count_items,
        sum(open_amount - late_amount) as on_time,
        sum(late_amount - very_late_amount) as late,
        sum(very_late_amount) as very_late
    from parts
    group by report_currency
)

select
    report_currency,
    outcome,
    cast(expected_amount as decimal(38, 4)) as expected_amount,
    count_items
from sums
unpivot (expected_amount for outcome in (on_time, late, very_late))
order by report_currency, outcome
