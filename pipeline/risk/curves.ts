import { readFile } from "node:fs/promises";
import { buildTable, execute, type Warehouse } from "../warehouse.ts";
import { settleCurveStrengths, settleStateStrength, type CurveStrengths } from "./curveStrengths.ts";

/** On which days customers pay, as far as the strengths of the curves are settled by it. */
const dayTables = ["risk.judged", "risk.cells", "risk.payment_days", "risk.day_counts"] as const;

/** The payment curves of all that was asked. */
const curveTables = [
  "risk.timing",
  "risk.late_spells",
  "risk.early_hazards",
  "risk.run_dates",
  "risk.run_weeks",
  "risk.curves",
  "risk.states",
  "risk.state_weeks",
] as const;

/** What bends the curves of single items, and when each is expected to pay. */
const stateTables = ["risk.state_factors", "risk.open_states", "risk.quantiles"] as const;

/** All strengths that forward validation settles for the curves. */
export type AllStrengths = CurveStrengths & { readonly state: number };

/**
 * Builds the payment curves of the predictions in the named tables, and when each is expected to pay. How much a customer's
 * own days count is taken from `saved`, or settled at each of `cutoffs` (ISO dates, ascending) by what was known before it.
 */
export async function buildCurves(
  warehouse: Warehouse,
  predictions: readonly string[],
  { cutoffs, saved = null }: { readonly cutoffs: readonly string[]; readonly saved?: AllStrengths | null },
): Promise<AllStrengths> {
  await execute(warehouse, await readFile(new URL("macros.sql", import.meta.url), "utf8"));
  for (const table of dayTables) await buildTable(warehouse, table);
  const strengths = await settleCurveStrengths(warehouse, cutoffs, saved);
  const parts = predictions.map((table) => `select * from ${table}`);
  await execute(warehouse, `create or replace view risk.predictions as ${parts.join(" union all ")}`);
  for (const table of curveTables) await buildTable(warehouse, table);
  const state = await settleStateStrength(warehouse, cutoffs[0] ?? "", saved?.state ?? null);
  for (const table of stateTables) await buildTable(warehouse, table);
  return { ...strengths, state };
}
