-- One row per stated claim that counts at the as-of date: of a write-off what no money that came later has recovered.
-- View.
select covered.* replace (cast(covered.amount - coalesce(recovered.amount, 0) as decimal(18, 4)) as amount)
from ledger.covered_claims as covered
left join (
    select 'adjustment' as source_type, company_id, invoice_id, adjustment_id as source_id, sum(amount) as amount
    from ledger.recoveries
    group by all
) as recovered using (source_type, company_id, invoice_id, source_id)
where covered.amount > coalesce(recovered.amount, 0)
