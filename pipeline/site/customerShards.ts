import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execute, readColumns, type Warehouse } from "../warehouse/warehouse.ts";
import { writeCustomerWords } from "./customerWords.ts";
import { writeShards } from "./shards.ts";

/** Customers of a shard of details: some tens of kilobytes on the way to a page. */
const detailCustomers = 50;

/** Customers of a shard of the list. */
const listCustomers = 2000;

/** The orders in which the list of customers can be read from its top; the first is the one it opens with. */
const orders: Readonly<Record<string, string>> = {
  open: "open_base_amount desc nulls last",
  overdue: "overdue_base_amount desc nulls last",
  delay: "mean_delay_days desc nulls last",
  name: "lower(customer_name)",
};

/** What the page of one customer shows beside its open invoices, table by table, each in its order. */
const details: Readonly<Record<string, { readonly from: string; readonly order: string }>> = {
  customers: {
    from: "select * from customers left join invoice_places using (customer_id)",
    order: "customer_id",
  },
  aging: {
    from: "select * from aging where basis = 'due' and as_of_date = run.as_of()",
    order: "currency, bucket",
  },
  amounts: { from: "select * from customer_amounts", order: "report_currency" },
  history: { from: "select * from customer_history", order: "report_currency, as_of_date" },
  delays: { from: "select * from customer_delays", order: "month_end_date" },
  curves: {
    from: "select * exclude (cut, cut_value), cut_value as customer_id from customer_curves where cut = 'customer'",
    order: "report_currency",
  },
  terms: { from: "select * from customer_terms", order: "first_issue_date, terms" },
  advice: { from: "select * from terms", order: "report_currency" },
  postures: { from: "select * from postures", order: "customer_id" },
  limits: { from: "select * from limits", order: "report_currency" },
  actions: { from: "select * from worklist", order: "report_currency" },
  disputes: { from: "select * from disputes", order: "is_open desc, opened_date desc, dispute_id" },
  promises: { from: "select * from promises", order: "promised_date desc, promise_id" },
  contacts: { from: "select * from contact_log", order: "contact_date desc, contact_id" },
  unapplied: { from: "select * from unapplied", order: "credit_date, source_type, source_id" },
};

/**
 * Writes the customers of a ledger of any size so that a page reads only what it shows: `_rows/customers/detail/`, all
 * of some customers, by number; `…/<order>/`, the list from its top; `…/words/`, the search; and `…/index.json`: how
 * many there are, and with what each shard of details and words begins.
 */
export async function writeCustomerShards(warehouse: Warehouse, siteFolder: string): Promise<void> {
  const folder = join(siteFolder, "_rows/customers");
  await mkdir(join(folder, "words"), { recursive: true });
  await execute(warehouse, placeInvoices);
  await execute(warehouse, placeCustomers);
  const { first_id: firstIds = [] } = await readColumns(
    warehouse,
    "select min(customer_id) as first_id from customer_places group by shard order by shard",
  );
  const tables: Record<string, string> = {};
  for (const [name, { from, order }] of Object.entries(details)) {
    tables[name] = `detail_${name}`;
    await execute(
      warehouse,
      `create temp table detail_${name} as select *, row_number() over (order by customer_id, ${order}) as place
       from (${from}) join customer_places using (customer_id)`,
    );
  }
  await writeShards(warehouse, join(folder, "detail"), { tables, count: firstIds.length });
  const { count = [] } = await readColumns(warehouse, "select count(*) as count from customer_list");
  const listShards = Math.ceil(Number(count[0] ?? 0) / listCustomers);
  for (const [name, order] of Object.entries(orders)) {
    await execute(warehouse, listBy(name, order));
    await writeShards(warehouse, join(folder, name), { tables: { rows: `list_${name}` }, count: listShards });
  }
  const words = await writeCustomerWords(warehouse, join(folder, "words"));
  const index = { count: count[0] ?? 0, listShards, firstIds, words };
  await writeFile(join(folder, "index.json"), JSON.stringify(index));
}

/** Where a customer's open invoices stand among all by customer. */
const placeInvoices = `create temp table invoice_places as
  select customer_id, min(place) as first_invoice, count(*) as count_invoices
  from invoices_by_customer
  group by customer_id`;

const placeCustomers = `create temp table customer_places as
  select
    customer_id,
    cast((row_number() over (order by customer_id) - 1) // ${detailCustomers} as integer) as shard
  from customers`;

function listBy(name: string, order: string): string {
  return `create temp table list_${name} as
    select *, place // ${listCustomers} as shard
    from (select *, row_number() over (order by ${order}, customer_id) - 1 as place from customer_list)`;
}
