-- One row per thing the ledger could not take as the export says it, with the amount at stake.
select
    'warning' as severity,
    source_type as file,
    cast(null as integer) as line,
    'invoice_id' as "column",
    invoice_id as value,
    'unknown_invoice' as rule,
    source_type || ' ' || source_id || ' names an invoice that no export holds; '
    || case when source_type = 'adjustment' then 'it is left out' else 'it stays unapplied' end as message,
    cast(amount as decimal(18, 4)) as amount
from ledger.claims
where not is_invoice_known and claim_date <= run.as_of()

union all

select
    'warning', 'plans', null, 'invoice_ids', named.invoice_id, 'unknown_invoice',
    'plan ' || named.plan_id || ' names an invoice that no export holds; it is not followed',
    null
from (
    select distinct
        plan_id,
        trim(unnest(string_split_regex(invoice_ids, '[;,|\s]+'))) as invoice_id
    from ledger.plans
) as named
anti join ledger.documents as documents using (invoice_id)
where named.invoice_id <> ''

union all

select
    'warning', source_type, null, 'currency', invoice_id, 'other_currency',
    source_type || ' ' || source_id || ' is in another currency than its invoice; it stays unapplied',
    amount
from ledger.claims
where is_invoice_known and not is_same_currency and claim_date <= run.as_of()

union all

select
    'warning', 'applications', null, 'source_id', applications.source_id, 'unknown_source',
    'an application names a ' || applications.source_type || ' that no export holds; it is left out',
    applications.amount
from ingest.applications as applications
anti join ledger.sources as sources using (source_type, source_id)

union all

select
    'warning', 'applications', null, 'amount', source_id, 'overdrawn_source',
    source_type || ' ' || source_id || ' is applied beyond its amount; the excess is left out',
    sum(amount) - min(source_amount) - coalesce(min(taken_amount), 0)
from ledger.claims
left join (
    select source_type, source_id, sum(amount) as taken_amount
    from ledger.taken_back
    where taken_date <= run.as_of()
    group by source_type, source_id
) as taken using (source_type, source_id)
where is_explicit and is_invoice_known and is_same_currency and effective_date <= run.as_of()
group by source_type, source_id
having sum(amount) > min(source_amount) + coalesce(min(taken_amount), 0)

union all

select
    'warning', 'adjustments', null, 'amount', source_id, 'adjustment_beyond_open',
    'adjustment ' || source_id || ' is larger than what is open of invoice '
    || min(settling.invoice_id) || '; the excess is left out',
    min(settling.amount) - coalesce(sum(applications.amount), 0)
from (select * from ledger.settling_claims where source_type = 'adjustment') as settling
left join ledger.applications as applications using (source_type, source_id)
group by source_type, source_id
having min(settling.amount) > coalesce(sum(applications.amount), 0)

union all

select
    'warning', 'fx_rates', null, 'currency', currency, 'missing_rate',
    'no exchange rate for ' || currency || '; its amounts are shown in ' || currency
    || ', apart from ' || base_currency,
    (select sum(open_amount) from ledger.invoices where invoices.currency = currencies.currency)
from ledger.currencies as currencies
where not has_rate

union all

select
    'info', 'ledger', null, 'customer_name',
    left(string_agg(distinct exported_as, ', ' order by exported_as), 2000), 'joined_names',
    case
        when count(distinct exported_as) = 1 then 'another name or number is taken for customer '
        else count(distinct exported_as) || ' other names or numbers are taken for customer '
    end || customer_id
    || ' (' || string_agg(distinct merged_by, ', ' order by merged_by) || ')',
    case when count(distinct currency) = 1 then sum(invoiced_amount) end
from ledger.customer_merges
group by customer_id

union all

select
    'info', 'ledger', null, 'customer_name', other_customer_id, 'likely_duplicate',
    'customers ' || customer_id || ' and ' || other_customer_id || ' may be one (' || alike_in
    || ', similarity ' || similarity_rate || '): name one of them in aliases.csv if they are', null
from ledger.likely_duplicates

union all

select
    'warning', 'customers', null, 'parent_customer_id', groups.customer_id, 'parent_circle',
    'the parent links of customer ' || groups.customer_id || ' run in a circle', null
from ledger.customer_groups as groups
join ledger.customer_groups as tops on groups.group_id = tops.customer_id
where groups.is_circle or tops.group_id <> groups.group_id

union all

select * from ledger.settlement_findings

union all

select * from ledger.refund_findings

union all

select * from ledger.terms_findings
