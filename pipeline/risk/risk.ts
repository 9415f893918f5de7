import { z } from "zod";
import { buildHistories, buildItems, readAsOf } from "../features/features.ts";
import { chooseStrengths, setStrengths, type Strengths } from "../features/strengths.ts";
import type { Settings } from "../settings.ts";
import { readRows, writeRows, type Warehouse } from "../warehouse/warehouse.ts";
import { baselines, type Baseline } from "./baselines.ts";
import type { AllStrengths } from "./curves.ts";
import { trainingDistributions, writeDrift, type TrainingDistribution } from "./drift.ts";
import { fitPayment, planFit, type PaymentFit } from "./fit.ts";
import { defaultHoldout } from "./holdout.ts";
import { judgeHoldout, type Holdout } from "./judgeHoldout.ts";
import { modelInputColumns, modelInputs } from "./modelInputs.ts";
import { modelOf } from "./modelOf.ts";
import { forecastOrigins } from "./origins.ts";
import { RiskModelSchema, type RiskModel } from "./riskModel.ts";
import { fitOf, readModel } from "./savedModel.ts";
import { scoreOpen } from "./scoreOpen.ts";
import { readTraining } from "./training.ts";
import { walkForward, walkSaved } from "./rollingOrigin.ts";
import { writeWhatIfs } from "./whatIfs.ts";

export { writeModel } from "./writeModel.ts";

/** What a run scores by. */
type Scoring = {
  readonly fit: PaymentFit;
  readonly strengths: Strengths;
  readonly holdout: Holdout;
  readonly spreads: readonly TrainingDistribution[];
  /** Strengths of a saved model; null where this run settles them. */
  readonly curve: AllStrengths | null;
};

/** The days a run turns on, in ISO dates: its as-of date, the one after it, and the first that the judged fit knows nothing of. */
type Days = { readonly asOf: string; readonly next: string; readonly from: string | null };

/**
 * Steps 4 and 5: features, the fitted payment curve, its holdout report, and the scores of all open items.
 *
 * Reads `ledger`, writes `features` and `risk`. Two fits: one that knows nothing from the holdout date on, which is judged
 * and drives the past forecasts, and one of all that is known at the as-of date, which scores open items. With
 * `settings.modelFile` nothing is fitted: the saved model scores, and is judged by what came after its own as-of date.
 */
export async function scoreRisk(warehouse: Warehouse, settings: Settings): Promise<void> {
  const asOf = await readAsOf(warehouse);
  const next = await dayAfter(warehouse, asOf);
  await buildItems(warehouse);
  const saved = settings.modelFile === null ? null : await readModel(settings.modelFile, settings);
  const from =
    saved === null
      ? (settings.holdoutFrom ?? (await defaultHoldout(warehouse)))
      : await dayAfter(warehouse, saved.as_of_date);
  await buildHistories(warehouse, await forecastOrigins(warehouse, from, asOf));
  const days = { asOf, next, from };
  const scoring = saved === null ? await fitAnew(warehouse, days) : await useSaved(warehouse, days, saved);
  const curve = await scoreOpen(warehouse, scoring.fit, { cutoffs: [from ?? asOf, next], saved: scoring.curve });
  await writeWhatIfs(warehouse, scoring.fit);
  await writeDrift(warehouse, scoring.spreads, scoring.fit);
  const model = saved ?? modelOf({ settings, asOf, ...scoring, curve, data: await describeData(warehouse) });
  await recordModel(warehouse, model);
}

/** Settles the strengths, fits the model that is judged and the one that scores, and judges, on the features that stand there. */
export async function fitAnew(warehouse: Warehouse, { asOf, next, from }: Days): Promise<Scoring> {
  const [walked] = await walkForward(warehouse, [{ cutoff: from ?? asOf, next, issuedBefore: next }]);
  const holdout = await judgeHoldout(warehouse, { from, next }, walked?.plan ?? null);
  const strengths =
    walked === undefined || holdout.plan === null ? await chooseStrengths(warehouse, next) : walked.strengths;
  const training = await readTraining(warehouse, next);
  const fit = fitPayment(training, holdout.plan ?? (await planFit(training)));
  const chosen = publishedFit(fit, holdout, baselines(training));
  return { fit: chosen, strengths, holdout, spreads: trainingDistributions(training, chosen), curve: null };
}

async function useSaved(warehouse: Warehouse, { next, from }: Days, saved: RiskModel): Promise<Scoring> {
  const strengths = await setStrengths(warehouse, saved.shrinkage);
  const fit = fitOf(saved);
  await walkSaved(warehouse, { cutoff: from ?? next, next, issuedBefore: next }, fit);
  const holdout = await judgeHoldout(warehouse, { from, next }, null);
  return { fit, strengths, holdout, spreads: saved.spreads, curve: saved.curve };
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

/** The day after an ISO date. */
export async function dayAfter(warehouse: Warehouse, date: string): Promise<string> {
  const [row] = await readRows(
    warehouse,
    `select cast(date '${date}' + 1 as varchar) as next_date`,
    z.object({ next_date: z.string() }),
  );
  return row?.next_date ?? date;
}

async function recordModel(warehouse: Warehouse, model: RiskModel): Promise<void> {
  const checked = RiskModelSchema.parse(model);
  await writeRows(warehouse, "risk.model", { json: "varchar" }, [{ json: JSON.stringify(checked, null, 2) }]);
  await writeRows(warehouse, "risk.model_inputs", modelInputColumns, modelInputs(checked));
}

const DataSchema = z.object({
  data_hash: z.string(),
  first_issue_date: z.string().nullable(),
  last_issue_date: z.string().nullable(),
  count_items: z.number(),
  count_sampled: z.number(),
});

/** What a fit was made from; the hash is of the labels that it may use, in a fixed order. */
async function describeData(warehouse: Warehouse): Promise<z.infer<typeof DataSchema>> {
  const [row] = await readRows(
    warehouse,
    `select
         coalesce(md5(string_agg(concat_ws('|', item_id, customer_id, label_date, is_late), ',' order by item_id)
           filter (where is_sampled and label_date <= run.as_of())), '') as data_hash,
         cast(min(issue_date) filter (where is_sampled and label_date <= run.as_of()) as varchar) as first_issue_date,
         cast(max(issue_date) filter (where is_sampled and label_date <= run.as_of()) as varchar) as last_issue_date,
         count(*) as count_items,
         count(*) filter (where is_sampled) as count_sampled
     from features.items`,
    DataSchema,
  );
  return row ?? { data_hash: "", first_issue_date: null, last_issue_date: null, count_items: 0, count_sampled: 0 };
}
