import { writeRunSettings } from "../../pipeline/run/runSettings.ts";
import { buildTable, type Cell, execute } from "../../pipeline/warehouse/warehouse.ts";
import type { Settings } from "../../pipeline/settings.ts";
import { select, testSettings } from "./ledger.ts";
import { withWarehouse } from "./withWarehouse.ts";

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
  return withWarehouse(async (warehouse) => {
    await writeRunSettings(warehouse, testSettings(".", changes), "2024-12-31");
    for (const [name, sql] of Object.entries(inputs)) await execute(warehouse, `create table ${name} as ${sql}`);
    for (const table of tables) await buildTable(warehouse, table);
    return select(warehouse, question);
  });
}
