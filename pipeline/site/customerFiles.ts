import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Cell,
  closeWarehouse,
  execute,
  literal,
  openWarehouse,
  readColumns,
  type Warehouse,
} from "../warehouse.ts";

type Columns = Readonly<Record<string, readonly Cell[]>>;

/** What the customer page shows of one customer, table by table, in the order of the columns. */
const details: Readonly<Record<string, string>> = {
  customers: "*",
  open_invoices: `customer_id, due_date, invoice_id, currency, issue_date, days_past_due, open_amount, late_probability,
    expected_paid_date, reason_1, reason_2, reason_3`,
  customer_history: "*",
  unapplied: "customer_id, source_type, source_id, credit_date, currency, unapplied_amount",
};

/** Shards read at once: bounds the memory of a build whatever the number of customers. */
const batch = 50;

/**
 * Writes what the customer page shows of one customer, some hundred customers a file, so that a page reads one small
 * file however many customers there are: `<site>/_customers/<shard>.json`, tables column by column.
 */
export async function writeCustomerFiles(publishedFolder: string, siteFolder: string): Promise<void> {
  const folder = join(siteFolder, "_customers");
  await mkdir(folder, { recursive: true });
  const warehouse = await openWarehouse(":memory:");
  try {
    await execute(warehouse, "set preserve_insertion_order = true");
    for (const table of ["customer_list", ...Object.keys(details)]) {
      const path = join(publishedFolder, `${table}.parquet`);
      if (!existsSync(path)) return;
      await execute(warehouse, `create view ${table} as from ${literal(path)}`);
    }
    const shards =
      (await readColumns(warehouse, "select distinct shard from customer_list order by shard"))["shard"] ?? [];
    for (let start = 0; start < shards.length; start += batch) {
      await writeBatch(warehouse, folder, shards.slice(start, start + batch));
    }
  } finally {
    closeWarehouse(warehouse);
  }
}

async function writeBatch(warehouse: Warehouse, folder: string, shards: readonly Cell[]): Promise<void> {
  const parts = new Map<string, Map<Cell, Columns>>();
  for (const [table, columns] of Object.entries(details)) {
    const ids = `select customer_id, shard from customer_list where shard in (${shards.join(", ")})`;
    const rows = await readColumns(
      warehouse,
      `select ${columns}, shard from ${table} join (${ids}) using (customer_id) order by all`,
    );
    parts.set(table, splitByShard(rows));
  }
  for (const shard of shards) {
    const content = Object.fromEntries(Array.from(parts, ([table, part]) => [table, part.get(shard) ?? {}]));
    await writeFile(join(folder, `${shard}.json`), JSON.stringify(content));
  }
}

function splitByShard({ shard = [], ...columns }: Columns): Map<Cell, Columns> {
  const parts = new Map<Cell, Record<string, Cell[]>>();
  for (const [index, own] of shard.entries()) {
    const part = parts.get(own) ?? Object.fromEntries(Object.keys(columns).map((name): [string, Cell[]] => [name, []]));
    for (const [name, values] of Object.entries(columns)) part[name]?.push(values[index] ?? null);
    parts.set(own, part);
  }
  return parts;
}
