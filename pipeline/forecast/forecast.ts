import type { Settings } from "../settings.ts";
import { buildStep } from "../warehouse/tables.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/**
 * Step 6: cash by week, 13 weeks ahead, from the payment curves that `scoreRisk` left in `risk`.
 *
 * Two layers: open invoices, and invoices not yet issued. Bands come from the variance of the curves, with the payments of
 * one customer moving together, stretched so that past forecasts would have held 80 % of the time.
 */
export async function forecastCash(warehouse: Warehouse, settings: Settings): Promise<void> {
  if (settings.horizonWeeks !== 13) throw new Error(`invalid horizonWeeks: ${settings.horizonWeeks}`);
  await buildStep(warehouse, "forecast");
}
