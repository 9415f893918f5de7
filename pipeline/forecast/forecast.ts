import type { Settings } from "../settings.ts";
import { buildStep } from "../warehouse/tables.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { forecastNewBusiness } from "./billing/newBusiness.ts";

/**
 * Step 6: cash by week, 13 weeks ahead, from the payment curves that `scoreRisk` left in `risk`.
 *
 * Two layers: open invoices by their curves, and invoices not yet issued by what billing is expected and how a week's billing
 * comes in. Bands come from the variance of both, with the payments of one customer moving together, stretched so that past
 * forecasts would have held 80 % of the time.
 */
export async function forecastCash(warehouse: Warehouse, settings: Settings): Promise<void> {
  if (settings.horizonWeeks !== 13) throw new Error(`invalid horizonWeeks: ${settings.horizonWeeks}`);
  await forecastNewBusiness(warehouse);
  await buildStep(warehouse, "forecast");
}
