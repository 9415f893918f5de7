-- One row per dated alarm that somebody pays later than before: a customer, a segment or a risk class.
with customer_words as (
    select
        alarms.*,
        customers.customer_name,
        abs(cast(round(recent_days) as integer))
        || case when abs(round(recent_days)) = 1 then ' day ' else ' days ' end
        || case when round(recent_days) < 0 then 'early' else 'late' end as recent_words,
        abs(cast(round(baseline_days) as integer))
        || case when abs(round(baseline_days)) = 1 then ' day ' else ' days ' end
        || case when round(baseline_days) < 0 then 'early' else 'late' end as baseline_words
    from measures.customer_alarms as alarms
    left join ledger.customers as customers using (customer_id)
)

select
    alarm_date,
    'customer' as scope,
    customer_id as id,
    'days_late' as measure,
    concat(
        customer_name, ' pays later than it used to: ', recent_words, ' on average over the ',
        count_items, case when count_items = 1 then ' invoice' else ' invoices' end,
        ' known in the 60 days to ', strftime(alarm_date, '%-d %b %Y'), ', against ', baseline_words,
        ' over its first ', run.alarm_baseline_count(), '.'
    ) as message,
    baseline_days,
    recent_days,
    is_running
from customer_words

union all

select
    alarm_date,
    scope,
    id,
    'days_late',
    concat(
        case
            when scope = 'segment' then id || ' customers pay'
            else 'Customers that began in class ' || id || ' now pay'
        end,
        ' later, each against its own past: by ', printf('%.1f', mean_days),
        ' days on average over the ', count_invoices, ' invoices of the month to ', strftime(alarm_date, '%-d %b %Y'), '.'
    ),
    null,
    mean_days,
    is_running
from measures.group_alarms
