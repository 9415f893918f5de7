-- One row per promise not kept so far, promised for the last 60 days or the time ahead, of a customer with something past due:
-- the business day to look again, the first after its date and grace; nobody calls before. Contacted since: it is followed up.
with contacts as (
    select
        customer_id,
        last_contact_date
    from decisions.steps_taken
)

select
    promises.promise_id,
    promises.customer_id,
    promises.report_currency,
    promises.made_date,
    promises.promised_date,
    promises.report_amount as promised_amount,
    cast(
        case when promises.amount > 0 then promises.report_amount * cast(promises.received_amount / promises.amount as decimal(9, 6)) else 0 end
        as decimal(38, 4)
    ) as received_amount,
    promises.status,
    coalesce(contacts.last_contact_date > promises.promised_date, false) as is_followed_up,
    case
        when promises.status <> 'not_due' and contacts.last_contact_date > promises.promised_date then null
        else coalesce(days.business_day, soonest.business_day)
    end as follow_up_date
from measures.promises as promises
join decisions.asks as asks using (customer_id, report_currency)
join decisions.customer_days as customers using (customer_id)
join decisions.business_days as soonest
    on customers.country = soonest.country and soonest.day = run.as_of() + 1
left join decisions.business_days as days
    on
        customers.country = days.country
        and promises.promised_date + run.promise_grace_days() + 1 = days.day
left join contacts using (customer_id)
where
    promises.status <> 'kept'
    and promises.promised_date > run.as_of() - 60
    and asks.ask_amount > 0
