-- One row per customer whose course the reviews foresaw: tightened before its first write-off, or a prompt payer again after it.
-- `written_off`: the first review that said tighten, and the write-off; `recovered`: the last that said tighten, and the
-- first since that found better terms possible. Dates are those of the reviews, each made of what was known then.
with write_offs as (
    select
        customer_id,
        report_currency,
        min(application_date) as write_off_date,
        sum(amount) as amount
    from ledger.applications
    where kind = 'write_off'
    group by customer_id, report_currency
),

warnings as (
    select
        customer_id,
        report_currency,
        min(review_date) filter (where standing = 'tighten') as first_tight_date,
        max(review_date) filter (where standing = 'tighten') as last_tight_date,
        max(review_date) filter (where standing <> 'loosen') as last_unsure_date
    from decisions.terms_history
    group by customer_id, report_currency
),

loosened as (
    select
        history.customer_id,
        history.report_currency,
        min(history.review_date) as loosened_date
    from decisions.terms_history as history
    join warnings using (customer_id, report_currency)
    where history.action in ('loosen', 'consider') and history.review_date > warnings.last_tight_date
    group by history.customer_id, history.report_currency
)

select
    'written_off' as story,
    warnings.customer_id,
    warnings.report_currency,
    warnings.first_tight_date as warning_date,
    write_offs.write_off_date as event_date,
    cast(write_offs.amount as decimal(38, 4)) as amount
from warnings
join write_offs using (customer_id, report_currency)
where warnings.first_tight_date < write_offs.write_off_date

union all

select
    'recovered',
    warnings.customer_id,
    warnings.report_currency,
    warnings.last_tight_date,
    loosened.loosened_date,
    cast(null as decimal(38, 4))
from warnings
join loosened using (customer_id, report_currency)
