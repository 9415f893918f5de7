import { writeRunSettings } from "../../pipeline/run/runSettings.ts";
import { buildTable, type Cell, closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import type { Settings } from "../../pipeline/settings.ts";
import { select, testSettings } from "./ledger.ts";

/**
 * Builds `tables` by their own SQL over inputs typed by hand (`schema.name` → a select) and asks one question:
 * for worked numbers of the literature, which start in the middle of the pipeline.
 */
export async function fromInputs(
  inputs: Readonly<Record<string, string>>,
  tables: readonly string[],
  question: string,
  changes: Partial<Settings> = {},
): Promise<readonly Readonly<Record<string, Cell>>[]> {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    await writeRunSettings(warehouse, testSettings(".", changes), "2024-12-31");
    for (const [name, sql] of Object.entries(inputs)) await execute(warehouse, `create table ${name} as ${sql}`);
    for (const table of tables) await buildTable(warehouse, table);
    return await select(warehouse, question);
  } finally {
    closeWarehouse(warehouse);
  }
}
