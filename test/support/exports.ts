import { fileURLToPath } from "node:url";
import { prepareRun } from "../../pipeline/run/prepareRun.ts";
import { buildLayer } from "../../pipeline/warehouse/checks.ts";
import { loadHistory } from "../../pipeline/run/history.ts";
import { ingest } from "../../pipeline/ingest/ingest.ts";
import type { Settings } from "../../pipeline/settings.ts";
import type { Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { testSettings } from "./ledger.ts";
import { withWarehouse } from "./withWarehouse.ts";

/** The folder of a committed fixture. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

/** Takes a folder of exports through ingest, ledger and measures in memory and hands the warehouse to `ask`. */
export async function withExport<T>(
  folder: string,
  changes: Partial<Settings>,
  ask: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  return withWarehouse(async (warehouse) => {
    const settings = testSettings(folder, changes);
    await ingest(warehouse, settings);
    await prepareRun(warehouse, settings);
    await loadHistory(warehouse, folder, []);
    for (const step of ["ledger", "measures"] as const) await buildLayer(warehouse, step);
    return ask(warehouse);
  });
}
