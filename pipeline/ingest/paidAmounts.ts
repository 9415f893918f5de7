import { execute, type Warehouse } from "../warehouse.ts";

/**
 * Says what is paid of invoices that only say what is open of them, or that they were written off: what neither credit notes
 * that name them nor adjustments tell.
 */
export async function fillPaidAmounts(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `create or replace temp table told_otherwise as
    select company_id, invoice_id, sum(amount) as amount
    from (
      select company_id, invoice_id, least(amount, coalesce(applied_amount, amount)) as amount
      from ingest.credit_notes where invoice_id is not null
      union all
      select company_id, invoice_id, amount from ingest.adjustments
    )
    group by company_id, invoice_id;
    create or replace temp table paid_otherwise as
    select invoices.rowid as row_id, invoices.amount - coalesce(credited_amount, 0) - coalesce(written_off_amount, 0)
        - coalesce(open_amount, 0) as paid_amount, coalesce(told.amount, 0) as told_amount
    from ingest.invoices as invoices
    left join told_otherwise as told using (company_id, invoice_id)
    where invoices.paid_amount is null and (open_amount is not null or written_off_amount <> 0);
    update ingest.invoices
    set paid_amount = filled.paid_amount - least(told_amount, greatest(filled.paid_amount, 0))
    from paid_otherwise as filled where invoices.rowid = filled.row_id;
    drop table told_otherwise; drop table paid_otherwise;`,
  );
}
