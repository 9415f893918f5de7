import type { Settings } from "../settings.ts";
import { closeWarehouse, openWarehouse } from "../warehouse.ts";
import { requireInput } from "./found.ts";
import { ingest } from "./ingest.ts";
import { describeIngest } from "./inspect.ts";

/**
 * Reads the exports and says what each file was taken for and what was found in it, also where reading ends early;
 * publishes nothing. Throws as `ingest` does.
 */
export async function checkExports(settings: Settings, say: (text: string) => void): Promise<void> {
  requireInput(settings.inputFolder);
  const warehouse = await openWarehouse(":memory:");
  try {
    await ingest(warehouse, settings).finally(async () => say(await describeIngest(warehouse)));
  } finally {
    closeWarehouse(warehouse);
  }
}
