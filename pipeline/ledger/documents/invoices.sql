-- One row per invoice, instalment and receivable account issued by the as-of date, with what is open of it.
-- is_timing_unknown: of a mere list of open items, closed on a day nobody knows, or issued while so many were that the others do not stand for all.
with repeated as (
    select
        item_id,
        sum(amount) as settled_amount,
        max(application_date) as last_date,
        arg_max(kind, (application_date, source_type <> 'cleared_credit', kind, source_id)) as last_kind,
        count(*) filter (where kind = 'cash') as count_receipts
    from ledger.applications
    where not is_only
    group by item_id
),

settled as (
    select
        item_id,
        amount as settled_amount,
        application_date as last_date,
        kind as last_kind,
        case when kind = 'cash' then 1 else 0 end as count_receipts
    from ledger.applications
    where is_only

    union all

    select * from repeated
)

select
    documents.* exclude (
        amount, paid_date, paid_amount, credited_amount, stated_open_amount, written_off_amount, clearing_id, entry_kind
    ),
    date_diff('day', documents.issue_date, documents.due_date) as terms_days,
    documents.amount,
    report_amount(documents.amount, booked.rate) as report_amount,
    cast(coalesce(settled.settled_amount, 0) as decimal(18, 4)) as settled_amount,
    cast(
        documents.amount - coalesce(settled.settled_amount, 0) as decimal(18, 4)
    ) as open_amount,
    report_amount(
        cast(documents.amount - coalesce(settled.settled_amount, 0) as decimal(18, 4)), current_rates.rate
    ) as open_report_amount,
    case
        when coalesce(settled.settled_amount, 0) >= documents.amount
            then coalesce(settled.last_date, documents.issue_date)
    end as closed_date,
    case when settled.settled_amount >= documents.amount then settled.last_kind end as closing_kind,
    coalesce(settled.last_kind = 'undated' and settled.settled_amount >= documents.amount, false)
    or shape.is_open_list
    or (gaps.is_selective and issue_date >= gaps.unknown_from and issue_date < gaps.unknown_until)
        as is_timing_unknown,
    coalesce(settled.count_receipts, 0) as count_receipts
from ledger.documents as documents
cross join ledger.unknown_balance_periods as gaps
cross join ledger.export_shape as shape
left join settled using (item_id)
left join ledger.rates as booked
    on documents.currency = booked.currency and documents.issue_date = booked.rate_date
left join ledger.rates as current_rates
    on
        documents.currency = current_rates.currency
        and current_rates.rate_date = run.as_of()
where documents.issue_date <= run.as_of()
