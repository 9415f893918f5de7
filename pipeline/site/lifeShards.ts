import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execute, readColumns, type Warehouse } from "../warehouse/warehouse.ts";
import { writeShards } from "./shards.ts";

/** Invoices of a shard: some tens of kilobytes on the way to a page. */
const shardRows = 1000;

/**
 * Writes the lives of invoices so that a page finds any of them by its number: `_rows/lives/`, by number in capitals, and
 * `_rows/lives/index.json`: with which number each file begins.
 */
export async function writeLifeShards(warehouse: Warehouse, siteFolder: string): Promise<void> {
  const folder = join(siteFolder, "_rows/lives");
  await mkdir(folder, { recursive: true });
  await execute(
    warehouse,
    `create temp table lives_by_number as
     select *, cast(place // ${shardRows} as integer) as shard
     from (
       select *, row_number() over (order by upper(invoice_id), invoice_id, customer_id, instalment, due_date, amount) - 1 as place
       from invoice_lives
     )`,
  );
  const { first_id: firstIds = [] } = await readColumns(
    warehouse,
    "select min(upper(invoice_id)) as first_id from lives_by_number group by shard order by shard",
  );
  await writeShards(warehouse, folder, { tables: { rows: "lives_by_number" }, count: firstIds.length });
  await writeFile(join(folder, "index.json"), JSON.stringify({ firstIds }));
}
