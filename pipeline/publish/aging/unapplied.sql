-- One row per payment or credit note of which something is still unapplied, with its age.
select
    credits.source_type,
    credits.source_id,
    credits.customer_id,
    customers.customer_name,
    credits.currency,
    credits.credit_date,
    cast(date_diff('day', credits.credit_date, run.as_of()) as integer) as age_days,
    credits.amount,
    credits.unapplied_amount
from ledger.credits as credits
join ledger.customers as customers using (customer_id)
where credits.unapplied_amount <> 0
order by credits.customer_id, credits.credit_date, credits.source_type, credits.source_id
