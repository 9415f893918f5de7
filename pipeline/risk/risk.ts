import { readFile } from "node:fs/promises";
import { z } from "zod";
import { buildHistories, buildInputs, buildItems, readAsOf } from "../features/features.ts";
import type { Strengths } from "../features/strengths.ts";
import type { Settings } from "../settings.ts";
import { buildTable, execute, readRows, writeRows, type Warehouse } from "../warehouse.ts";
import { calibrate } from "./calibrate.ts";
import { fitPayment, planFit, type PaymentFit, type Plan } from "./fit.ts";
import {
  baselines,
  betterBaseline,
  defaultHoldout,
  holdoutFigures,
  judge,
  ourModel,
  type Baseline,
  type HoldoutFigure,
  type Judged,
} from "./holdout.ts";
import { logOdds } from "./probability.ts";
import { modelInputColumns, modelInputs } from "./modelInputs.ts";
import { modelOf } from "./modelOf.ts";
import { forecastOrigins } from "./origins.ts";
import { predict } from "./predict.ts";
import { RiskModelSchema } from "./riskModel.ts";
import { readTraining } from "./training.ts";

export { writeModel } from "./writeModel.ts";

/** What the holdout found: figures of all models, and the baseline to publish instead of ours, if any. */
type Holdout = {
  readonly from: string | null;
  readonly figures: readonly HoldoutFigure[];
  readonly winner: string | null;
  readonly strengths: Strengths;
  /** What the final fit takes over; null where the holdout's training could not carry a fit. */
  readonly plan: Plan | null;
};

/**
 * Steps 4 and 5: features, the fitted payment curve, its holdout report, and the scores of all open items.
 *
 * Reads `ledger`, writes `features` and `risk`. Two fits: one that knows nothing from the holdout date on, which is judged
 * and drives the past forecasts, and one of all that is known at the as-of date, which scores open items.
 */
export async function scoreRisk(warehouse: Warehouse, settings: Settings): Promise<void> {
  const asOf = await readAsOf(warehouse);
  await execute(warehouse, await readFile(new URL("macros.sql", import.meta.url), "utf8"));
  await buildItems(warehouse, settings);
  const from = settings.holdoutFrom ?? (await defaultHoldout(warehouse));
  await buildHistories(warehouse, await forecastOrigins(warehouse, from, asOf));
  const holdout = await judgeHoldout(warehouse, from, asOf);
  const cutoff = await dayAfter(warehouse, asOf);
  const strengths = holdout.plan === null ? await buildInputs(warehouse, cutoff) : holdout.strengths;
  const training = await readTraining(warehouse, cutoff);
  const fitted = fitPayment(training, holdout.plan ?? planFit(training));
  const chosen = publishedFit(fitted, holdout, baselines(training));
  await predict(
    warehouse,
    "risk.current_predictions",
    chosen,
    "layer <> 'issue' and origin_date = getvariable('as_of')",
  );
  await execute(
    warehouse,
    `create or replace table risk.predictions as
     select * from risk.current_predictions
     union all select * from risk.past_predictions where layer <> 'issue'`,
  );
  for (const table of ["cells", "payment_days", "timing", "curves", "quantiles", "reasons", "scores"]) {
    await buildTable(warehouse, `risk.${table}`);
  }
  await recordModel(warehouse, settings, asOf, chosen, strengths, holdout);
}

async function judgeHoldout(warehouse: Warehouse, from: string | null, asOf: string): Promise<Holdout> {
  const cutoff = from ?? asOf;
  const strengths = await buildInputs(warehouse, cutoff);
  const training = await readTraining(warehouse, cutoff);
  const plan = planFit(training);
  await predict(
    warehouse,
    "risk.past_predictions",
    fitPayment(training, plan),
    `origin_date >= date '${cutoff}' - 1 and origin_date < getvariable('as_of')`,
  );
  await buildTable(warehouse, "risk.holdout_scores");
  const { outcomes, judged } = await judge(warehouse, baselines(training));
  const figures = holdoutFigures(outcomes, judged);
  await writeRows(
    warehouse,
    "risk.holdout",
    { model: "varchar", metric: "varchar", value: "double", n: "integer" },
    figures,
  );
  await buildTable(warehouse, "risk.calibration");
  return {
    from,
    figures,
    winner: betterBaseline(figures),
    strengths,
    plan: plan && recalibrated(plan, outcomes, judged),
  };
}

/** The plan for the final fit: its calibration also corrects what the holdout found. */
function recalibrated(plan: Plan, outcomes: readonly number[], judged: readonly Judged[]): Plan {
  const ours = judged.find(({ model }) => model === ourModel)?.probabilities ?? [];
  const found = calibrate(outcomes, ours.map(logOdds), { withIntercept: false });
  return { ...plan, calibration: { intercept: 0, slope: plan.calibration.slope * found.slope } };
}

/** Our fit, or the baseline that beat it, with the reason. */
function publishedFit(fitted: PaymentFit, { winner }: Holdout, rivals: readonly Baseline[]): PaymentFit {
  const better = rivals.find(({ model }) => model === winner);
  if (better === undefined) return fitted;
  return {
    ...fitted,
    method: "baseline",
    reason: `${better.model} did better on the holdout and is published instead`,
    calibration: { intercept: 0, slope: 1 },
    late: better.score,
  };
}

async function dayAfter(warehouse: Warehouse, date: string): Promise<string> {
  const [row] = await readRows(
    warehouse,
    `select cast(date '${date}' + 1 as varchar) as next_date`,
    z.object({ next_date: z.string() }),
  );
  return row?.next_date ?? date;
}

async function recordModel(
  warehouse: Warehouse,
  settings: Settings,
  asOf: string,
  fit: PaymentFit,
  strengths: Strengths,
  holdout: Holdout,
): Promise<void> {
  const [data] = await readRows(warehouse, dataSql, DataSchema);
  const model = RiskModelSchema.parse(modelOf({ settings, asOf, fit, strengths, holdout, data: data ?? noData }));
  await writeRows(warehouse, "risk.model", { json: "varchar" }, [{ json: JSON.stringify(model, null, 2) }]);
  await writeRows(warehouse, "risk.model_inputs", modelInputColumns, modelInputs(model));
}

const DataSchema = z.object({
  data_hash: z.string(),
  first_issue_date: z.string().nullable(),
  last_issue_date: z.string().nullable(),
});

const noData = { data_hash: "", first_issue_date: null, last_issue_date: null };

/** The hash is of the labels that a fit may use, in a fixed order. */
const dataSql = `
  select
      coalesce(md5(string_agg(concat_ws('|', item_id, customer_id, label_date, is_late), ',' order by item_id)), '') as data_hash,
      cast(min(issue_date) as varchar) as first_issue_date,
      cast(max(issue_date) as varchar) as last_issue_date
  from features.items
  where is_sampled and label_date <= getvariable('as_of')`;
