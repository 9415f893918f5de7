import { buildLayer } from "../warehouse/checks.ts";
import type { Settings } from "../settings.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { setPolicy } from "./policySettings.ts";

/**
 * Step 7: what to do about terms, limits and open debt under the policy. Reads the ledger, the measures, risk and the
 * forecast; writes `decisions`. Recommendations only: nothing is sent or posted.
 */
export async function decide(warehouse: Warehouse, settings: Settings): Promise<void> {
  await setPolicy(warehouse, settings);
  await buildLayer(warehouse, "decisions");
}
