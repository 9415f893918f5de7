import { tmpdir } from "node:os";
import type { Settings } from "../../settings.ts";
import { closeWarehouse, fence, openWarehouse, type Warehouse } from "../../warehouse/warehouse.ts";
import { requireInput } from "../containers/inputFiles.ts";
import { ingest } from "../ingest.ts";
import { describeIngest } from "./inspect.ts";
import { type IngestReport, readReport } from "./readReport.ts";

/** What was found in the exports, in words and for programs, and why reading ended early; null where it did not. */
export type Checked = { readonly text: string; readonly report: IngestReport; readonly failure: unknown };

/**
 * Reads the exports and says what each file was taken for and what was found in it; publishes nothing. `hold` may fail on
 * what was read.
 */
export async function checkExports(
  settings: Settings,
  hold: (warehouse: Warehouse) => Promise<void>,
): Promise<Checked> {
  requireInput(settings.inputFolder);
  const warehouse = await openWarehouse(":memory:");
  await fence(warehouse, [settings.inputFolder, tmpdir()]);
  try {
    const failure: unknown = await ingest(warehouse, settings)
      .then(() => hold(warehouse))
      .then(
        () => null,
        (error: unknown) => error,
      );
    return { text: await describeIngest(warehouse), report: await readReport(warehouse), failure };
  } finally {
    closeWarehouse(warehouse);
  }
}
