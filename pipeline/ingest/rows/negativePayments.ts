import { execute, type Warehouse } from "../../warehouse/warehouse.ts";

/**
 * Moves payments below zero to the refunds: money that went back. One under the id of a payment undoes that one, one that
 * names an invoice undoes a payment of that invoice; one that names neither undoes the last payment before it of its customer
 * over the very amount, unless a credit note over it was there to be paid back.
 */
export async function moveNegativePayments(warehouse: Warehouse): Promise<void> {
  await execute(
    warehouse,
    `insert into ingest.refunds by name
    with named as (
      select *, coalesce(customer_id, customer_name) as customer from ingest.payments
    ),
    -- Payments of one customer over one amount, in and out, pair like brackets: an out closes the last in that is open.
    levels as (
      select *,
        sum(sign(amount)) over (in_time rows unbounded preceding) + (amount < 0)::integer as level
      from named
      where customer is not null and amount <> 0 and (amount > 0 or invoice_id is null)
      window in_time as (partition by company_id, customer, currency, abs(amount) order by payment_date, amount desc, payment_id)
    ),
    followed as (
      select *,
        lag(case when amount > 0 then payment_id end) over (
          partition by company_id, customer, currency, abs(amount), level order by payment_date, amount desc, payment_id
        ) as undone_id
      from levels
    ),
    bounced as (
      select company_id, payment_id, undone_id
      from followed
      anti join ingest.credit_notes as credits on credits.company_id = followed.company_id
        and coalesce(credits.customer_id, credits.customer_name) = followed.customer
        and credits.currency = followed.currency and credits.amount = -followed.amount
        and credits.issue_date <= followed.payment_date
      where amount < 0 and undone_id is not null
    )
    select company_id, payment_id as refund_id, payment_date as refund_date, -amount as amount, customer_id, customer_name,
      currency, case when source_id is not null then 'payment' end as source_type, source_id, invoice_id,
      reference as reason, file_number, false as is_suspect, is_noisy
    from (
      select payments.*, coalesce(own.payment_id, bounced.undone_id) as source_id
      from ingest.payments as payments
      left join (select distinct company_id, payment_id from ingest.payments where amount >= 0) as own
        using (company_id, payment_id)
      left join bounced using (company_id, payment_id)
      where payments.amount < 0
    );
    delete from ingest.payments where amount < 0;`,
  );
}
