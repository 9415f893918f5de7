import { buildNeeded } from "../warehouse/tables.ts";
import { writeRows, type Warehouse } from "../warehouse/warehouse.ts";
import { corrected, findCorrection } from "./correction.ts";
import type { Plan } from "./fit.ts";
import { betterBaseline, holdoutFigures, judge, type HoldoutFigure } from "./holdout.ts";

/** What the holdout found: figures of all models, and the baseline to publish instead of ours, if any. */
export type Holdout = {
  readonly from: string | null;
  readonly figures: readonly HoldoutFigure[];
  readonly winner: string | null;
  /** What the final fit takes over, corrected by what the holdout found; null where the holdout's training could not carry a fit. */
  readonly plan: Plan | null;
};

/**
 * Judges what a walk scored at issue, and writes `risk.holdout_scores`, `risk.holdout` and `risk.calibration`. `next` is the first day of
 * which nothing is known.
 */
export async function judgeHoldout(
  warehouse: Warehouse,
  { from, next }: { readonly from: string | null; readonly next: string },
  plan: Plan | null,
): Promise<Holdout> {
  await buildNeeded(warehouse, ["risk.holdout_scores"]);
  const { outcomes, judged } = await judge(warehouse);
  const figures = holdoutFigures(outcomes, judged);
  await writeRows(
    warehouse,
    "risk.holdout",
    { model: "varchar", metric: "varchar", value: "double", n: "integer" },
    figures,
  );
  await buildNeeded(warehouse, ["risk.calibration"]);
  const settled = plan && corrected(plan, await findCorrection(warehouse, next, []));
  return { from, figures, winner: betterBaseline(figures), plan: settled };
}
