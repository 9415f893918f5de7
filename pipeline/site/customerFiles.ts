import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readPublished } from "../../src/data/published.ts";

const ColumnsSchema = z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])));

/** A table column by column, as pages read it. */
type Columns = z.infer<typeof ColumnsSchema>;

const detailTables = ["customers", "open_invoices", "customer_history", "unapplied"];

/**
 * Writes what the customer page shows of one customer, some hundred customers a file, so that a page reads one small
 * file however many customers there are: `<site>/_customers/<shard>.json`, tables column by column.
 */
export async function writeCustomerFiles(publishedFolder: string, siteFolder: string): Promise<void> {
  const files = new Map(await readPublished(publishedFolder, ["customer_list", ...detailTables]));
  const tables = new Map(Array.from(files, ([name, json]) => [name, ColumnsSchema.parse(JSON.parse(json))]));
  const list = tables.get("customer_list") ?? {};
  const shards = new Map((list["customer_id"] ?? []).map((id, index) => [id, list["shard"]?.[index] ?? 0]));
  const parts = detailTables.map((name) => [name, splitByShard(tables.get(name) ?? {}, shards)] as const);
  await mkdir(join(siteFolder, "_customers"), { recursive: true });
  for (const shard of new Set(shards.values())) {
    const content = Object.fromEntries(parts.map(([name, part]) => [name, part.get(shard) ?? {}]));
    await writeFile(join(siteFolder, "_customers", `${shard}.json`), JSON.stringify(content));
  }
}

function splitByShard(table: Columns, shards: ReadonlyMap<unknown, unknown>): Map<unknown, Columns> {
  const parts = new Map<unknown, Columns>();
  const names = Object.keys(table);
  const ids = table["customer_id"] ?? [];
  for (const [index, id] of ids.entries()) {
    const shard = shards.get(id);
    const part = parts.get(shard) ?? Object.fromEntries(names.map((name) => [name, []]));
    for (const name of names) part[name]?.push(table[name]?.[index] ?? null);
    parts.set(shard, part);
  }
  return parts;
}
