-- One row per customer and report currency of which something past the hold age is below the floor: what to do about it, the largest first.
select
    residues.customer_id,
    customers.customer_name,
    residues.report_currency,
    residues.residue_amount,
    residues.count_items,
    residues.balance_amount,
    residues.floor_amount,
    residues.unapplied_amount,
    residues.proposal,
    customers.sales_rep
from decisions.residues as residues
join ledger.customers as customers using (customer_id)
order by report_currency, residues.residue_amount desc, residues.customer_id
