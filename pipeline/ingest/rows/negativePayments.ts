import { execute, type Warehouse } from "../../warehouse/warehouse.ts";

/**
 * Moves payments below zero to the refunds: money that went back. One under the id of a payment undoes that one, one that
 * names an invoice undoes a payment of that invoice.
 */
export async function moveNegativePayments(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `insert into ingest.refunds by name
    select company_id, payment_id as refund_id, payment_date as refund_date, -amount as amount, customer_id, customer_name,
      currency, undone.source_type, case when undone.source_type is not null then payment_id end as source_id, invoice_id,
      reference as reason, file_number, false as is_suspect, is_noisy
    from ingest.payments
    left join (select distinct company_id, payment_id, 'payment' as source_type from ingest.payments where amount >= 0) as undone
      using (company_id, payment_id)
    where amount < 0;
    delete from ingest.payments where amount < 0;`,
  );
}
