-- One row per date of the calendar, report currency and part of net AR: timely (not due), billing_lag (not due only because
-- billed late), disputed_late, undisputed_late (both past due), unapplied (negative). The parts sum to net AR.
-- amount is at the date's rate, constant_amount at the rate of the previous date: the difference is FX.
with sources as (
    select
        as_of_date,
        currency,
        report_currency,
        case when bucket = 'not_due' then 'not_due' else 'overdue' end as source,
        sum(open_amount) as amount,
        sum(open_report_amount) as report_amount
    from measures.aging
    where basis = 'due'
    group by all

    union all

    select as_of_date, currency, report_currency, 'disputed', sum(disputed_amount),
        sum(disputed_report_amount)
    from measures.aging
    where basis = 'due' and bucket <> 'not_due'
    group by all

    union all

    select as_of_date, currency, report_currency, 'unapplied', sum(unapplied_amount),
        sum(unapplied_report_amount)
    from measures.unapplied
    group by all

    union all

    select billed.as_of_date, billed.currency, billed.report_currency, 'billed_late', billed.amount,
        report_amount(billed.amount, rates.rate)
    from measures.late_billed as billed
    left join ledger.rates as rates
        on billed.currency = rates.currency and billed.as_of_date = rates.rate_date
),

shares as (
    select *
    from (
        values
        ('not_due', 'timely', 1),
        ('billed_late', 'timely', -1),
        ('billed_late', 'billing_lag', 1),
        ('overdue', 'undisputed_late', 1),
        ('disputed', 'undisputed_late', -1),
        ('disputed', 'disputed_late', 1),
        ('unapplied', 'unapplied', -1)
    ) as signs (source, part, sign)
)

select
    sources.as_of_date,
    sources.report_currency,
    shares.part,
    cast(sum(shares.sign * sources.report_amount) as decimal(38, 4)) as amount,
    cast(
        sum(
            shares.sign * case
                when sources.currency = sources.report_currency then sources.report_amount
                else coalesce(
                    base_amount(sources.amount, rates.rate), sources.report_amount
                )
            end
        ) as decimal(38, 4)
    ) as constant_amount
from sources
join shares using (source)
join ledger.calendar as calendar using (as_of_date)
left join ledger.rates as rates
    on sources.currency = rates.currency and calendar.previous_date = rates.rate_date
group by all
