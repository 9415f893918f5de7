import { execute, type Warehouse } from "../../warehouse/warehouse.ts";

/** Says what is paid or credited of invoices that only say what is open of them, or that they were written off. */
export async function fillPaidAmounts(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `create or replace temp table filled_invoices as
    select rowid as row_id from ingest.invoices where paid_amount is null and (open_amount is not null or written_off_amount <> 0);
    update ingest.invoices
    set paid_amount = amount - coalesce(credited_amount, 0) - coalesce(written_off_amount, 0) - coalesce(open_amount, 0)
    where rowid in (select row_id from filled_invoices);`,
  );
}

/** Takes off what was so filled in what credit notes that name the invoice, and adjustments, tell of it themselves. */
export async function lowerPaidAmounts(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `update ingest.invoices
    set paid_amount = paid_amount - least(told.amount, paid_amount)
    from (
      select company_id, invoice_id, sum(amount) as amount
      from (
        select company_id, invoice_id, least(amount, coalesce(applied_amount, amount)) as amount
        from ingest.credit_notes where invoice_id is not null
        union all
        select company_id, invoice_id, amount from ingest.adjustments
      )
      group by company_id, invoice_id
    ) as told
    where invoices.company_id = told.company_id and invoices.invoice_id = told.invoice_id and paid_amount > 0
      and invoices.rowid in (select row_id from filled_invoices);
    drop table filled_invoices;`,
  );
}
