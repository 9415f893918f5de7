import { readFile } from "node:fs/promises";
import type { Settings } from "../settings.ts";
import { buildTable, execute, type Warehouse } from "../warehouse.ts";

/** What is forecast, and for how much. */
const firstTables = ["forecast.seasons", "forecast.disputed_from", "forecast.receivables"] as const;

const laterTables = [
  "forecast.customer_weeks",
  "forecast.weeks",
  "forecast.actuals",
  "forecast.past_weeks",
  "forecast.spreads",
  "forecast.cash",
  "forecast.outlook",
  "forecast.backtest",
  "forecast.settled_since",
  "forecast.error_split",
] as const;

/**
 * Step 6: cash by week, 13 weeks ahead, from the payment curves that `scoreRisk` left in `risk`.
 *
 * Two layers: open invoices, and invoices not yet issued. Bands come from the variance of the curves, with the payments of
 * one customer moving together, stretched so that past forecasts would have held 80 % of the time.
 */
export async function forecastCash(warehouse: Warehouse, settings: Settings): Promise<void> {
  if (settings.horizonWeeks !== 13) throw new Error(`invalid horizonWeeks: ${settings.horizonWeeks}`);
  await execute(warehouse, await readFile(new URL("macros.sql", import.meta.url), "utf8"));
  for (const table of firstTables) await buildTable(warehouse, table);
  // Every receivable times 13 weeks: read once, so never written.
  await buildTable(warehouse, "forecast.receipts");
  for (const table of laterTables) await buildTable(warehouse, table);
}
