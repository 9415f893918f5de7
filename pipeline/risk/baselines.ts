import { inputs } from "../features/columns.ts";
import { fitRidge, inputAsScore, type LinearScore } from "./ridge.ts";
import { plainTerms } from "./modelTerms.ts";
import type { Training } from "./training.ts";

/** A forecast a model must beat, as a score over the inputs. */
export type Baseline = { readonly model: string; readonly score: LinearScore };

/** The names of the naive forecasts, as figures and columns carry them. */
export const baselineNames = ["majority", "due_date_as_is", "customer_mean", "customer_rate"] as const;

/** The naive forecasts of every run, fitted on the same training rows as the model. */
export function baselines(training: Training): readonly Baseline[] {
  const late = training.outcomes.reduce((sum, each) => sum + each, 0);
  const rate = (late + 1) / (training.outcomes.length + 2);
  const constant = (share: number): LinearScore => ({ ...inputAsScore(""), intercept: Math.log(share / (1 - share)) });
  const scores: Readonly<Record<(typeof baselineNames)[number], LinearScore>> = {
    majority: constant(rate),
    due_date_as_is: constant(1e-4),
    customer_mean: onInput(training, "mean_delay") ?? constant(rate),
    customer_rate: inputAsScore("customer_rate"),
  };
  return baselineNames.map((model) => ({ model, score: scores[model] }));
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
