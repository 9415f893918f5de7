import { holdToExpected } from "../ledger/expectedOpen.ts";
import { refuseUnknownDay } from "../ledger/unknownDay.ts";
import type { Settings } from "../settings.ts";
import { buildLayer } from "../warehouse/checks.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { loadHistory } from "./history.ts";
import { prepareRun } from "./prepareRun.ts";

/** Builds the ledger of exports that were read and holds it to the control total; does nothing where none is expected. */
export async function holdExports(warehouse: Warehouse, settings: Settings): Promise<void> {
  if (settings.expectedOpen.length === 0) return;
  const asOf = await prepareRun(warehouse, settings);
  await loadHistory(warehouse, settings.outputFolder, []);
  await buildLayer(warehouse, "ledger");
  await refuseUnknownDay(warehouse, asOf);
  await holdToExpected(warehouse, settings.expectedOpen);
}
