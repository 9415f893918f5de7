import { buildNeeded } from "../warehouse/tables.ts";
import { writeRows, type Warehouse } from "../warehouse/warehouse.ts";
import { calibrate, cautious, unchanged } from "./calibrate.ts";
import type { Plan } from "./fit.ts";
import { betterBaseline, holdoutFigures, judge, ourModel, type HoldoutFigure, type Judged } from "./holdout.ts";
import { logOdds } from "./probability.ts";

/** What the holdout found: figures of all models, and the baseline to publish instead of ours, if any. */
export type Holdout = {
  readonly from: string | null;
  readonly figures: readonly HoldoutFigure[];
  readonly winner: string | null;
  /** What the final fit takes over; null where the holdout's training could not carry a fit. */
  readonly plan: Plan | null;
};

/** Judges what a walk scored at issue, and writes `risk.holdout_scores`, `risk.holdout` and `risk.calibration`. */
export async function judgeHoldout(warehouse: Warehouse, from: string | null, plan: Plan | null): Promise<Holdout> {
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
  return { from, figures, winner: betterBaseline(figures), plan: plan && recalibrated(plan, outcomes, judged) };
}

/** The plan for the final fit: its calibration also corrects what the holdout found. */
function recalibrated(plan: Plan, outcomes: readonly number[], judged: readonly Judged[]): Plan {
  const ours = judged.find(({ model }) => model === ourModel)?.probabilities ?? [];
  const scores = ours.map(logOdds);
  const found = cautious(calibrate(outcomes, scores, { withIntercept: false }) ?? unchanged, outcomes, scores);
  return { ...plan, calibration: { intercept: 0, slope: plan.calibration.slope * found.slope } };
}
