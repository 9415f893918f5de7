-- One row per customer and report currency past the hold age whom a reminder alone will not move: a payment plan, or an agency.
-- Agency: past the agency age, after a formal notice where contacts are logged, not handed over yet, and less paid in the last
-- 180 days than is asked for. Plan: as many monthly instalments, 2 to 12, as the ask is months of what the customer paid a
-- month in the last 180 days; no number where it paid nothing, and no plan where it paid nothing and an agency has it.
with paid as (
    select
        customer_id,
        report_currency,
        max(entry_date) as last_paid_date,
        -sum(coalesce(base_amount, amount)) filter (where entry_date > run.as_of() - 180) as paid_amount
    from ledger.entries
    where kind = 'cash' and entry_date <= run.as_of()
    group by customer_id, report_currency
),

formal as (
    select
        coalesce(min(place) filter (where tone = 'formal'), 0) as place,
        max(place) as last_place
    from decisions.dunning_steps
),

judged as (
    select
        worklist.customer_id,
        worklist.report_currency,
        worklist.ask_amount,
        worklist.oldest_days,
        worklist.last_step,
        worklist.last_contact_date,
        paid.last_paid_date,
        cast(greatest(coalesce(paid.paid_amount, 0), 0) as decimal(18, 4)) as paid_amount,
        coalesce(taken.taken_place, 0) >= formal.last_place as is_handed_over,
        worklist.oldest_days > run.agency_after_days()
        and not is_handed_over
        and coalesce(paid.paid_amount, 0) < worklist.ask_amount
        and (not exists (from ingest.contacts) or coalesce(taken.taken_place, 0) >= formal.place) as is_agency
    from decisions.worklist as worklist
    cross join formal
    left join decisions.steps_taken as taken using (customer_id)
    left join paid using (customer_id, report_currency)
    where
        worklist.oldest_days > run.hold_after_days()
        and coalesce(worklist.stop_reason, 'no step left') = 'no step left'
),

planned as (
    select
        *,
        case
            when not is_agency and paid_amount > 0
                then cast(greatest(2, least(12, ceil(cast(ask_amount as double) * 6 / paid_amount))) as integer)
        end as count_instalments
    from judged
    where not is_handed_over or paid_amount > 0
)

select
    planned.* exclude (is_agency, is_handed_over),
    case when is_agency then 'agency' else 'payment plan' end as candidate,
    cents(cast(ask_amount as double) / count_instalments) as instalment_amount
from planned
