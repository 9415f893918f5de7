-- One row per query of an open item of which more is known than its age: in dispute, its
-- customer's promise broken or still to come (as measures.promises says: its days of grace are over by the
-- query, or not), or part of it paid, in this order. A promise that names no invoice is about all of
-- the customer's. detail tells it in words.
-- Scratch.
with
open_items as (
    select
        points.origin_date, points.item_id, points.customer_id, items.invoice_id, items.amount,
    from features.prediction_points as points
    inner join features.items as items using (item_id)
    where points.layer = 'open'
),

disputed as (
    select origin_date, item_id, min(disputes.opened_date) as opened_date,
    from open_items
    inner join ledger.disputes as disputes using (invoice_id)
    where disputes.opened_date <= origin_date
        and (disputes.closed_date is null or disputes.closed_date > origin_date)
    group by all
),

made as (
    select origin_date, item_id, promises.promised_date, promises.last_date, promises.status,
    from open_items
    inner join measures.promises as promises using (invoice_id)
    where promises.made_date <= origin_date
    union all
    select origin_date, item_id, promises.promised_date, promises.last_date, promises.status,
    from open_items
    inner join measures.promises as promises using (customer_id)
    where promises.invoice_id is null and promises.made_date <= origin_date
),

promised as (
    select
        origin_date, item_id, max(promised_date) as promised_date,
        arg_max(last_date < origin_date, promised_date) as is_over,
        arg_max(status, promised_date) as status,
    from made group by all
    having not is_over or status in ('broken', 'partial')
),

part_paid as (
    select origin_date, item_id, sum(applications.amount) / any_value(open_items.amount) as share,
    from open_items
    inner join ledger.applications as applications using (item_id)
    where applications.application_date <= origin_date and applications.kind = 'cash'
    group by all
)

select
    origin_date,
    item_id,
    case
        when opened_date is not null then 'disputed'
        when is_over then 'promise_broken'
        when promised_date is not null then 'promised'
        else 'part_paid'
    end as state,
    case
        when opened_date is not null then concat('in dispute since ', strftime(opened_date, '%-d %b'))
        when is_over
            then concat('promised for ', strftime(promised_date, '%-d %b'), ', not kept')
        when promised_date is not null then concat('promised for ', strftime(promised_date, '%-d %b'))
        else concat(least(99, cast(round(100 * share) as integer)), ' % of it paid already')
    end as detail,
from disputed
full join promised using (origin_date, item_id)
full join part_paid using (origin_date, item_id)
