import { z } from "zod";
import { inputs } from "../features/columns.ts";
import { readColumns, readRows, type Warehouse } from "../warehouse.ts";
import { inputAsScore } from "./fit.ts";
import { probability } from "./probability.ts";
import { auc } from "./metrics/auc.ts";
import { averagePrecision } from "./metrics/averagePrecision.ts";
import { brier } from "./metrics/brier.ts";
import { calibrationSlope } from "./metrics/calibrationSlope.ts";
import { kolmogorovSmirnov } from "./metrics/kolmogorovSmirnov.ts";
import { liftAtTop } from "./metrics/liftAtTop.ts";
import { logLoss } from "./metrics/logLoss.ts";
import { fitRidge, linearScores, type LinearScore } from "./ridge.ts";
import { expandTerms, plainTerms } from "./terms.ts";
import { designOf, numbersOf, type Training } from "./training.ts";

/** The metrics of the protocol, each from outcomes and probabilities. */
const metrics = [
  { metric: "auc", measure: auc },
  { metric: "average_precision", measure: averagePrecision },
  { metric: "brier", measure: brier },
  { metric: "log_loss", measure: logLoss },
  { metric: "calibration_slope", measure: calibrationSlope },
  { metric: "kolmogorov_smirnov", measure: kolmogorovSmirnov },
  { metric: "lift_at_top_10", measure: liftAtTop },
] as const;

export type Metric = (typeof metrics)[number]["metric"];

/** A forecast a model must beat, as a score over the inputs. */
export type Baseline = { readonly model: string; readonly score: LinearScore };

/** One figure of one model on the holdout; null where it has no answer, as an AUC with one class only. */
export type HoldoutFigure = {
  readonly model: string;
  readonly metric: Metric;
  readonly value: number | null;
  readonly n: number;
};

/** Outcomes and probabilities of one model on the invoices issued from the cut-off on whose lateness is known. */
export type Judged = { readonly model: string; readonly probabilities: readonly number[] };

export const ourModel = "countback";

/** The date from which on about the last fifth of the invoices with known lateness were issued; null without any. */
export async function defaultHoldout(warehouse: Warehouse): Promise<string | null> {
  const [row] = await readRows(
    warehouse,
    `select cast(quantile_disc(issue_date, 0.8) as varchar) as holdout_from
     from features.items where is_late is not null and label_date <= getvariable('as_of')`,
    z.object({ holdout_from: z.string().nullable() }),
  );
  return row?.holdout_from ?? null;
}

/** The naive forecasts of every run, fitted on the same training rows as the model. */
export function baselines(training: Training): readonly Baseline[] {
  const late = training.outcomes.reduce((sum, each) => sum + each, 0);
  const rate = (late + 1) / (training.outcomes.length + 2);
  const constant = (share: number): LinearScore => ({ ...inputAsScore(""), intercept: Math.log(share / (1 - share)) });
  return [
    { model: "majority", score: constant(rate) },
    { model: "due_date_as_is", score: constant(1e-4) },
    { model: "customer_mean", score: onInput(training, "mean_delay") ?? constant(rate) },
    { model: "customer_rate", score: inputAsScore("customer_rate") },
  ];
}

/** Scores the holdout by each baseline, reading its inputs once; ours comes from `risk.holdout_scores`. */
export async function judge(
  warehouse: Warehouse,
  scored: readonly Baseline[],
): Promise<{ readonly outcomes: readonly number[]; readonly judged: readonly Judged[] }> {
  const columns = await readColumns(
    warehouse,
    `select ${inputs.map(({ name }) => `cast(inputs.${name} as double) as ${name}`).join(", ")}, is_late, late_probability
     from risk.holdout_scores inner join features.inputs as inputs using (item_id)
     where inputs.layer = 'issue' and is_late is not null order by item_id`,
  );
  const outcomes = [...numbersOf("is_late", columns["is_late"])];
  const design = designOf(columns);
  const rows = outcomes.map((_, row) => row);
  const others = scored.map(({ model, score }) => ({
    model,
    probabilities: linearScores(expandTerms(design, score.terms), rows, score).map(probability),
  }));
  return {
    outcomes,
    judged: [
      { model: ourModel, probabilities: [...numbersOf("late_probability", columns["late_probability"])] },
      ...others,
    ],
  };
}

/** Every metric of every model. */
export function holdoutFigures(outcomes: readonly number[], judged: readonly Judged[]): readonly HoldoutFigure[] {
  return judged.flatMap(({ model, probabilities }) =>
    metrics.map(({ metric, measure }) => {
      const value = measure(outcomes, probabilities);
      return { model, metric, value: Number.isFinite(value) ? value : null, n: outcomes.length };
    }),
  );
}

/**
 * Guards publication: the name of the baseline that beats our model on Brier score or log loss, the best by log loss where
 * several do; null where ours beats them all, or where fewer than `fewestRows` invoices judge.
 */
export function betterBaseline(figures: readonly HoldoutFigure[], { fewestRows = 50 } = {}): string | null {
  if ((figures[0]?.n ?? 0) < fewestRows) return null;
  const of = (model: string, metric: Metric) =>
    figures.find((each) => each.model === model && each.metric === metric)?.value ?? null;
  const beats = (model: string, metric: Metric) => {
    const [theirs, ours] = [of(model, metric), of(ourModel, metric)];
    return theirs !== null && ours !== null && theirs < ours;
  };
  const winners = [...new Set(figures.map(({ model }) => model))].filter(
    (model) => model !== ourModel && (beats(model, "brier") || beats(model, "log_loss")),
  );
  return winners.sort((one, two) => (of(one, "log_loss") ?? Infinity) - (of(two, "log_loss") ?? Infinity))[0] ?? null;
}

/** A logistic regression on one input alone; null where the rows cannot carry it. */
function onInput(training: Training, name: string): LinearScore | null {
  const at = inputs.findIndex((input) => input.name === name);
  const rows = training.outcomes.map((_, row) => row);
  const late = training.outcomes.reduce((sum, each) => sum + each, 0);
  if (late === 0 || late === rows.length) return null;
  const { columns, values } = training.design;
  const design = { rows: rows.length, columns: 1, values: rows.map((row) => values[row * columns + at] ?? 0) };
  const terms = plainTerms.filter((term) => term.name === name);
  return fitRidge({ ...training, terms, design }, [...rows], { ridge: 1, halfLifeDays: 1e6 });
}
