import { execute, type Warehouse } from "../warehouse.ts";

/** Says what is paid of invoices that only say what is open of them, or that they were written off. */
export async function fillPaidAmounts(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `update ingest.invoices
    set paid_amount = amount - coalesce(credited_amount, 0) - coalesce(written_off_amount, 0) - coalesce(open_amount, 0)
    where paid_amount is null and (open_amount is not null or written_off_amount <> 0);`,
  );
}
