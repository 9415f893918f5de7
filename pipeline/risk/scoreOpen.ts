import { buildNeeded } from "../warehouse/tables.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { buildCurves, type AllStrengths } from "./curves.ts";
import type { PaymentFit } from "./fit.ts";
import { predict } from "./predict.ts";

/**
 * Scores every item open at the as-of date from the features that stand there: its payment curve, its dates, its class and
 * its reasons, in `risk.scores`. The strengths of the curves are taken from `saved`, or settled at each of `cutoffs` (ISO
 * dates, ascending) and returned. Reads `risk.past_predictions`, too, whose curves are built beside.
 */
export async function scoreOpen(
  warehouse: Warehouse,
  fit: PaymentFit,
  { cutoffs, saved }: { readonly cutoffs: readonly string[]; readonly saved: AllStrengths | null },
): Promise<AllStrengths> {
  await predict(warehouse, fit, {
    table: "risk.current_predictions",
    where: "layer <> 'issue' and origin_date = run.as_of()",
  });
  const strengths = await buildCurves(warehouse, ["risk.current_predictions", "risk.past_predictions"], {
    cutoffs,
    saved,
  });
  await buildNeeded(warehouse, ["risk.scores"]);
  return strengths;
}
