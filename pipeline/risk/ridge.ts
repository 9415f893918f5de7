import { inputs } from "../features/columns.ts";
import type { Design } from "./design.ts";
import { fitLogistic, type LogisticFit, type LogisticOptions } from "./logistic.ts";
import { probability } from "./probability.ts";
import { logLoss } from "./metrics/logLoss.ts";
import { scalingOf, standardised, type Scaling } from "./standardise.ts";
import { forwardFolds, thinned, type Dated } from "./split.ts";
import { plainTerms, type ModelTerm } from "./modelTerms.ts";

/** A linear score in the inputs' own units: `intercept + Σ coefficients × terms`. */
export type LinearScore = {
  readonly terms: readonly ModelTerm[];
  readonly intercept: number;
  readonly coefficients: readonly number[];
  /** Weighted mean of each term in training: the average invoice that reasons are relative to. */
  readonly means: readonly number[];
  readonly converged: boolean;
};

/** How hard a fit holds back: `ridge` per standardised input, and days after which a row counts half. */
export type Strength = {
  readonly ridge: number;
  readonly halfLifeDays: number;
};

/** Rows of a fit: terms without an intercept column, outcomes 0 or 1, and when each was known. */
export type Sample = {
  readonly terms: readonly ModelTerm[];
  readonly design: Design;
  readonly outcomes: Float64Array;
  readonly dates: readonly Dated[];
};

/** Log-odds that were foreseen before their outcomes, with the rows of the sample they belong to, in step. */
export type Forward = {
  readonly rows: readonly number[];
  readonly scores: readonly number[];
  readonly outcomes: readonly number[];
};

export type Tuned = {
  readonly strength: Strength;
  /** Mean log loss of the forward folds at the chosen strength. */
  readonly forwardLogLoss: number;
  /** Forward predictions of all folds, and the rows they are of: for calibration. */
  readonly forward: Forward;
};

const ridges = [300, 100, 30, 10, 3] as const;
const firstHalfLife = 90;
const otherHalfLives = [180, 365, 45] as const;

/** Fits the chosen rows, weighing recent issues more. */
export function fitRidge(sample: Sample, rows: readonly number[], { ridge, halfLifeDays }: Strength): LinearScore {
  const ready = prepare(sample, rows, halfLifeDays);
  const { coefficients, converged } = fitReady(ready, ridge, { tolerance: 1e-7 });
  return inOwnUnits(sample, ready, { coefficients, converged });
}

/** What a fit of the chosen rows at one half-life needs, whatever the ridge. */
type Ready = {
  readonly design: Design;
  readonly outcomes: Float64Array;
  readonly weights: Float64Array;
  readonly scaling: Scaling;
};

function prepare(sample: Sample, rows: readonly number[], halfLifeDays: number): Ready {
  const weights = recencyWeights(sample, rows, halfLifeDays);
  const scaling = scalingOf(sample.design, rows, weights);
  const outcomes = Float64Array.from(rows, (row) => sample.outcomes[row] ?? 0);
  return { design: standardised(sample.design, rows, scaling), outcomes, weights, scaling };
}

function fitReady(
  { design, outcomes, weights, scaling }: Ready,
  ridge: number,
  options: Pick<LogisticOptions, "start" | "curvature" | "tolerance">,
): LogisticFit {
  return fitLogistic(design, outcomes, {
    ...options,
    weights,
    penalties: [1e-6, ...scaling.means.map(() => ridge)],
  });
}

/** A fit of standardised inputs as a score of the inputs as they stand. */
function inOwnUnits(
  { terms }: Sample,
  { scaling }: Ready,
  { coefficients, converged }: Pick<LogisticFit, "coefficients" | "converged">,
): LinearScore {
  const slopes = scaling.scales.map((scale, index) => (scale === 0 ? 0 : (coefficients[index + 1] ?? 0) / scale));
  const intercept =
    (coefficients[0] ?? 0) - slopes.reduce((sum, slope, index) => sum + slope * (scaling.means[index] ?? 0), 0);
  return { terms, intercept, coefficients: slopes, means: scaling.means, converged };
}

function recencyWeights({ dates }: Sample, rows: readonly number[], halfLifeDays: number): Float64Array {
  const days = rows.map((row) => dates[row]?.issueDay ?? 0);
  const last = days.reduce((most, day) => Math.max(most, day), -Infinity);
  return Float64Array.from(days, (day) => Math.exp(((day - last) / halfLifeDays) * Math.LN2));
}

/** The log-odds a linear score gives to the chosen rows. */
export function linearScores({ columns, values }: Design, rows: readonly number[], score: LinearScore): number[] {
  return rows.map((row) => {
    let sum = score.intercept;
    for (let column = 0; column < columns; column += 1) {
      sum += (values[row * columns + column] ?? 0) * (score.coefficients[column] ?? 0);
    }
    return sum;
  });
}

/** The score that is one input as it stands, such as a shrunken rate in log-odds. */
export function inputAsScore(name: string): LinearScore {
  return {
    terms: plainTerms,
    intercept: 0,
    coefficients: inputs.map((input) => (input.name === name ? 1 : 0)),
    means: inputs.map(() => 0),
    converged: true,
  };
}

/** The second of two settings, if it is worth it: the first is the simpler, and stays unless 0.001 nats are gained. */
export function worthIt<Setting extends { readonly forwardLogLoss: number }>(
  simpler: Setting,
  other: Setting,
): Setting {
  return other.forwardLogLoss < simpler.forwardLogLoss - 0.001 ? other : simpler;
}

/** The setting with the lesser loss; of equals the first. */
function better(first: Tuned | null, other: Tuned): Tuned {
  return first === null || other.forwardLogLoss < first.forwardLogLoss ? other : first;
}

/** Lets what waits for this thread go on: a fit would keep it for seconds. */
const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Chooses ridge and half-life by forward validation: the strength with the least loss, of equals the first tried. Null where the rows give no fold.
 */
export async function tuneRidge(sample: Sample): Promise<Tuned | null> {
  const folds = forwardFolds(sample.dates).map((fold) => ({
    ...fold,
    train: thinned(fold.train),
    test: thinned(fold.test),
  }));
  if (folds.length === 0) return null;
  const rows = folds.flatMap(({ test }) => test);
  const outcomes = rows.map((row) => sample.outcomes[row] ?? 0);
  const readyAt = new Map<number, readonly Ready[]>();
  const fits: LogisticFit[] = [];
  const tried = async (strength: Strength): Promise<Tuned> => {
    await othersTurn();
    const { ridge, halfLifeDays } = strength;
    const known = readyAt.get(halfLifeDays);
    const ready = known ?? folds.map(({ train }) => prepare(sample, train, halfLifeDays));
    readyAt.set(halfLifeDays, ready);
    const parts = ready.map((each, fold) => {
      const { coefficients: start = [], curvature } = fits[fold] ?? {};
      const fit = fitReady(each, ridge, {
        start,
        curvature: known === undefined ? undefined : curvature,
        tolerance: 1e-4,
      });
      fits[fold] = fit;
      return linearScores(sample.design, folds[fold]?.test ?? [], inOwnUnits(sample, each, fit));
    });
    const scores = parts.flat();
    return {
      strength,
      forward: { rows, scores, outcomes },
      forwardLogLoss: logLoss(outcomes, scores.map(probability)),
    };
  };
  let best: Tuned | null = null;
  for (const ridge of ridges) best = better(best, await tried({ ridge, halfLifeDays: firstHalfLife }));
  const ridge = best?.strength.ridge ?? ridges[0];
  for (const halfLifeDays of otherHalfLives) best = better(best, await tried({ ridge, halfLifeDays }));
  return best;
}
