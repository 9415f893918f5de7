import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeCsv } from "../export/export.ts";
import { execute, type Warehouse } from "../warehouse/warehouse.ts";

/** Writes `_lookup/rejected-rows.csv`: every row that could not be used, as it stood in its file, with the rule that says so. */
export async function writeRejects(warehouse: Warehouse, siteFolder: string): Promise<void> {
  const folder = join(siteFolder, "_lookup");
  await mkdir(folder, { recursive: true });
  await execute(
    warehouse,
    `create or replace temp table rejected_rows as
     select file, line, "column", value, rule, message, amount, original
     from findings where severity = 'error' order by all`,
  );
  await writeCsv(warehouse, "rejected_rows", join(folder, "rejected-rows.csv"));
}
