-- One row per customer and report currency that owes more than it can pay: at the pace of its cash of 180 days its balance takes
-- more than 90 days, and more than twice its terms and mean delay.
-- Dated by the first of the review dates since which that has held; the amount is what lies above. Who has paid nothing in the 180 days, or
-- is judged by too few invoices, is left to silence and to the ladder.
with owing as (
    select
        exposures.customer_id,
        exposures.report_currency
    from decisions.exposures as exposures
    join decisions.recent_cash as cash using (customer_id, report_currency)
    where 180 * (exposures.open_amount - exposures.unapplied_amount) > 90 * cash.paid_amount
),

lasting as (
    select review_date
    from decisions.reviews
    where place > (select max(place) - 6 from decisions.reviews)
),

receipts as (
    select
        customer_id,
        report_currency,
        entry_date,
        -report_amount as amount
    from ledger.entries
    semi join owing using (customer_id, report_currency)
    where kind = 'cash' and entry_date > (select min(review_date) - 180 from lasting)
),

paid as (
    select
        lasting.review_date,
        receipts.customer_id,
        receipts.report_currency,
        sum(receipts.amount) as paid_amount
    from receipts
    join lasting
        on receipts.entry_date <= lasting.review_date and receipts.entry_date > lasting.review_date - 180
    group by lasting.review_date, receipts.customer_id, receipts.report_currency
),

payable as (
    select
        paid.review_date,
        paid.customer_id,
        paid.report_currency,
        positions.gross_amount - positions.unapplied_amount as balance_amount,
        paid.paid_amount,
        greatest(90, 2 * (greatest(ladder.credit_days, 0) + greatest(coalesce(risks.mean_delay_days, 0), 0))) as most_days
    from paid
    join measures.positions as positions
        on
            paid.review_date = positions.as_of_date
            and paid.customer_id = positions.customer_id
            and paid.report_currency = positions.report_currency
    join decisions.payer_risks as risks
        on
            paid.review_date = risks.review_date
            and paid.customer_id = risks.customer_id
            and paid.report_currency = risks.report_currency
    join decisions.terms_ladder as ladder using (place)
    where paid.paid_amount > 0 and risks.has_evidence
),

judged as (
    select
        *,
        cast(balance_amount as double) * 180 / cast(paid_amount as double) as pay_days,
        cents(cast(paid_amount as double) / 180 * most_days) as payable_amount
    from payable
),

since as (
    select
        customer_id,
        report_currency,
        coalesce(max(review_date) filter (where pay_days <= most_days), date '0001-01-01') as last_sound_date
    from judged
    group by customer_id, report_currency
)

select
    judged.customer_id,
    judged.report_currency,
    min(judged.review_date) as alert_date,
    cast(
        max(judged.balance_amount - judged.payable_amount) filter (where judged.review_date = run.as_of()) as decimal(38, 4)
    ) as amount,
    concat(
        'at the pace of its payments of 180 days what it owes takes ',
        cast(round(max(pay_days) filter (where judged.review_date = run.as_of())) as integer), ' days'
    ) as message
from judged
join since using (customer_id, report_currency)
where judged.review_date > since.last_sound_date
group by judged.customer_id, judged.report_currency
having count(*) filter (where judged.review_date = run.as_of()) > 0
