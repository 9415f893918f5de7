import { buildNeeded, dropReaders } from "../warehouse/tables.ts";
import { execute, type Warehouse } from "../warehouse/warehouse.ts";
import { settleCurveStrengths, settleStateStrength, type CurveStrengths } from "./curveStrengths.ts";

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
  await dropReaders(warehouse, ["risk.predictions", ...predictions]);
  const parts = predictions.map((table) => `select * from ${table}`);
  await execute(warehouse, `create or replace view risk.predictions as ${parts.join(" union all ")}`);
  const strengths = await settleCurveStrengths(warehouse, cutoffs, saved);
  const state = await settleStateStrength(warehouse, cutoffs[0] ?? "", saved?.state ?? null);
  await buildNeeded(warehouse, ["risk.quantiles"]);
  return { ...strengths, state };
}
