import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { execute, readColumns, readRows, type Warehouse } from "../warehouse/warehouse.ts";
import { writeShards } from "./shards.ts";

/** Rows of a shard: some tens of kilobytes on the way to a page. */
const shardRows = 2000;

/** Cuts by which a list of open invoices can be asked for beside currency and age. */
const cuts = ["segment", "region", "country", "sales_rep", "risk_class"];

/**
 * Writes the open invoices of a ledger of any size so that a page reads only what it shows: `_rows/invoices/age/`, one
 * currency and age bucket a shard, the largest first; `_rows/invoices/customer/`, by customer and due date; and
 * `_rows/invoices/index.json`: what each shard by age holds, and the exact totals by currency, age and one cut.
 */
export async function writeInvoiceShards(warehouse: Warehouse, siteFolder: string): Promise<void> {
  const folder = join(siteFolder, "_rows/invoices");
  await mkdir(folder, { recursive: true });
  await execute(warehouse, byAge);
  await execute(warehouse, byCustomer);
  const shards = await readColumns(warehouse, shardIndex);
  const totals = await readColumns(
    warehouse,
    `${cutTotals("all", "''")} union all ${cuts.map((cut) => cutTotals(cut, cut)).join(" union all ")} order by all`,
  );
  await writeFile(join(folder, "index.json"), JSON.stringify({ shards, totals }));
  for (const [name, relation] of [
    ["age", "invoices_by_age"],
    ["customer", "invoices_by_customer"],
  ] as const) {
    const count = await countShards(warehouse, relation);
    await writeShards(warehouse, join(folder, name), { tables: { rows: relation }, count });
  }
}

async function countShards(warehouse: Warehouse, relation: string): Promise<number> {
  const [row] = await readRows(
    warehouse,
    `select coalesce(max(shard) + 1, 0)::integer as n from ${relation}`,
    z.object({ n: z.number() }),
  );
  return row?.n ?? 0;
}

const shownColumns = `invoice_id, report_currency, bucket, currency, issue_date, due_date, days_past_due,
    open_amount, report_amount, disputed_amount, late_probability, risk_class, expected_paid_date`;

/** One row per open invoice and instalment: the amount in the currency it is reported in, and its customer's cuts. */
const invoices = `select
    open_invoices.* exclude (segment, sales_rep, risk_class),
    coalesce(open_invoices.risk_class, '') as risk_class,
    open_report_amount as report_amount,
    coalesce(customers.segment, '') as segment,
    coalesce(customers.region, '') as region,
    coalesce(customers.country, '') as country,
    coalesce(customers.sales_rep, '') as sales_rep
  from open_invoices
  left join customers using (customer_id)`;

const byAge = `create temp table invoices_by_age as
  with placed as (
    select *, row_number() over (
      partition by report_currency, bucket
      order by report_amount desc, customer_id, invoice_id, instalment, receivable_account, due_date
    ) - 1 as place
    from (${invoices})
  )
  select
    customer_id, customer_name, ${shownColumns},
    segment, region, country, sales_rep, place,
    cast(dense_rank() over (order by report_currency, bucket, place // ${shardRows}) - 1 as integer) as shard
  from placed`;

const byCustomer = `create temp table invoices_by_customer as
  with placed as (
    select *, row_number() over (
      order by customer_id, due_date, invoice_id, instalment, receivable_account
    ) - 1 as place
    from (${invoices})
  )
  select
    customer_id, ${shownColumns}, reason_1, reason_2, reason_3, what_if, what_if_class, place,
    cast(place // ${shardRows} as integer) as shard
  from placed`;

const shardIndex = `select
    report_currency,
    bucket,
    count(*) as count_rows,
    cast(max(report_amount) as double) as most_amount
  from invoices_by_age
  group by shard, report_currency, bucket
  order by shard`;

function cutTotals(cut: string, value: string): string {
  return `select
      '${cut}' as cut, ${value} as cut_value, report_currency, bucket,
      count(*) as count_rows, cast(sum(report_amount) as double) as amount
    from invoices_by_age
    group by all`;
}
