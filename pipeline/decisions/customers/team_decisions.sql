-- One row per decision that the credit team wrote down by the as-of date: what was decided on a customer, by whom, why, and whether it holds.
-- in force: its latest on terms, limit or supply that has not run out; replaced: a later one says as much; run out: valid until a day past;
-- unknown customer: nobody in the ledger has that number. A line that decides nothing is none. Words are those of who, when, why
-- and until when.
with named as (
    select
        coalesce(aliases.customer_id, decided.customer_id) as customer_id,
        decided.company_id,
        decided.decided_date,
        decided.decided_by,
        decided.reason,
        nullif(trim(decided.terms), '') as terms,
        cast(decided.credit_limit as decimal(38, 4)) as credit_limit,
        decided.supply,
        decided.valid_until,
        coalesce(decided.valid_until >= run.as_of(), true) as is_valid
    from ingest.credit_decisions as decided
    left join ledger.aliases as aliases
        on decided.customer_id = aliases.alias and decided.company_id = aliases.company_id
    where
        decided.decided_date <= run.as_of()
        and coalesce(nullif(trim(decided.terms), ''), decided.supply, cast(decided.credit_limit as varchar)) is not null
),

placed as (
    select
        *,
        max(decided_date) filter (where is_valid and terms is not null) over own as terms_date,
        max(decided_date) filter (where is_valid and credit_limit is not null) over own as limit_date,
        max(decided_date) filter (where is_valid and supply is not null) over own as supply_date
    from named
    window own as (partition by customer_id)
)

select
    placed.* exclude (is_valid, terms_date, limit_date, supply_date),
    case
        when customers.is_known is null then 'unknown customer'
        when not is_valid then 'run out'
        when
            decided_date = case when terms is not null then terms_date end
            or decided_date = case when credit_limit is not null then limit_date end
            or decided_date = case when supply is not null then supply_date end
            then 'in force'
        else 'replaced'
    end as status,
    concat(
        'decided', case when decided_by is null then '' else concat(' by ', decided_by) end, ' on ', strftime(decided_date, '%-d %b %Y'),
        case when reason is null then '' else concat(': ', reason) end,
        case when valid_until is null then '' else concat(', until ', strftime(valid_until, '%-d %b %Y')) end
    ) as words
from placed
left join (select customer_id, true as is_known from ledger.customers) as customers using (customer_id)
