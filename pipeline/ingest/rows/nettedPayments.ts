import { execute, type Warehouse } from "../../warehouse/warehouse.ts";

/** Makes payments whole off which a credit was taken that the same receipt paid back: the invoices had all of it. */
export async function addNettedCredits(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `update ingest.payments
    set amount = payments.amount + netted.amount, applied_amount = payments.applied_amount + netted.amount
    from (
      select company_id, refund_id, sum(amount) as amount from ingest.refunds where is_netted = 'true' group by all
    ) as netted
    where payments.company_id = netted.company_id and payments.payment_id = netted.refund_id;`,
  );
}
