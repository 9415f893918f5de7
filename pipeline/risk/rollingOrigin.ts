import { chooseStrengths, type Strengths } from "../features/strengths.ts";
import { dropReaders } from "../warehouse/tables.ts";
import { execute, type Warehouse } from "../warehouse/warehouse.ts";
import { corrected, findCorrection } from "./correction.ts";
import { scoreExpression } from "./expression.ts";
import { fitPayment, planFit, type PaymentFit, type Plan } from "./fit.ts";
import { baselines, type Baseline } from "./baselines.ts";
import { predict } from "./predict.ts";
import { readTraining } from "./training.ts";

/** A fold of a walk forward in time, in ISO dates. */
export type OriginFold = {
  /** Its fit knows nothing of this day or later. */
  readonly cutoff: string;
  /** What is asked at the end of a day is scored from the eve of the cut-off until the eve of this day. */
  readonly next: string;
  /** Invoices are scored at issue if they are issued before this day; `cutoff` for none. */
  readonly issuedBefore: string;
};

/** What was settled for a fold; a null plan where its training could not carry a fit. */
export type Walked = OriginFold & {
  readonly strengths: Strengths;
  readonly plan: Plan | null;
  /** By what the forecasts of earlier folds correct the log-odds of this one. */
  readonly correction: number;
  readonly reason: string;
};

/**
 * Walks forward in time: for every fold, a fit of what was known on the day before its cut-off scores the histories of
 * that day and later, until the next fold begins; what earlier folds foresaw corrects it. Leaves `risk.past_predictions`, and in `risk.rival_scores` what the
 * baselines, fitted on the same rows, say of the same invoices at issue.
 */
export async function walkForward(warehouse: Warehouse, folds: readonly OriginFold[]): Promise<readonly Walked[]> {
  const walked: Walked[] = [];
  for (const fold of folds) {
    const strengths = await chooseStrengths(warehouse, fold.cutoff);
    const training = await readTraining(warehouse, fold.cutoff);
    const correction = walked.length === 0 ? 1 : await findCorrection(warehouse, fold.cutoff, walked);
    const planned = await planFit(training);
    const plan = planned && corrected(planned, correction);
    const fit = fitPayment(training, plan);
    await scoreFold(warehouse, fold, { fit, rivals: baselines(training), isFirst: walked.length === 0 });
    walked.push({ ...fold, strengths, plan, correction, reason: fit.reason });
  }
  return walked;
}

/** Scores one fold by a fit that is there already; only the baselines are fitted. */
export async function walkSaved(warehouse: Warehouse, fold: OriginFold, fit: PaymentFit): Promise<void> {
  const rivals = baselines(await readTraining(warehouse, fold.cutoff));
  await scoreFold(warehouse, fold, { fit, rivals, isFirst: true });
}

async function scoreFold(
  warehouse: Warehouse,
  { cutoff, next, issuedBefore }: OriginFold,
  {
    fit,
    rivals,
    isFirst,
  }: { readonly fit: PaymentFit; readonly rivals: readonly Baseline[]; readonly isFirst: boolean },
): Promise<void> {
  const asked = `origin_date >= date '${cutoff}' - 1 and origin_date < date '${next}' - 1`;
  const issued = `layer = 'issue' and origin_date < date '${issuedBefore}' - 1 and ${asked}`;
  const where = `(layer <> 'issue' and ${asked}) or (${issued})`;
  if (isFirst) await dropReaders(warehouse, ["risk.past_predictions"]);
  await predict(warehouse, fit, { table: "risk.past_predictions", where, isFirst });
  await scoreRivals(warehouse, rivals, { where: issued, isFirst });
}

/** One row per invoice with the probability of each baseline in a column of its name. */
async function scoreRivals(
  warehouse: Warehouse,
  rivals: readonly Baseline[],
  { where, isFirst }: { readonly where: string; readonly isFirst: boolean },
): Promise<void> {
  const columns = rivals.map(({ model, score }) => `1 / (1 + exp(-(${scoreExpression(score)}))) as ${model}`);
  await execute(
    warehouse,
    `${isFirst ? "create or replace table risk.rival_scores as" : "insert into risk.rival_scores by name"}
     select item_id, ${columns.join(", ")} from features.settled_inputs where ${where};`,
  );
}
