import { fitLogistic } from "./logistic.ts";
import { logLoss } from "./metrics/logLoss.ts";
import { probability } from "./probability.ts";

/** Calibrated log-odds = `intercept + slope × log-odds`. */
export type Calibration = {
  readonly intercept: number;
  readonly slope: number;
};

const fewestRows = 50;

/** What leaves a forecast as it is. */
export const unchanged: Calibration = { intercept: 0, slope: 1 };

/**
 * The logistic regression of outcomes (0 or 1) on the log-odds of a forecast, pairwise; null where it does not converge.
 *
 * Source: Cox (1958), Two further applications of a model for binary regression.
 */
export function regressed(
  outcomes: readonly number[],
  scores: readonly number[],
  { withIntercept = true }: { readonly withIntercept?: boolean } = {},
): Calibration | null {
  const columns = withIntercept ? 2 : 1;
  const values = Float64Array.from(scores.flatMap((score) => (withIntercept ? [score, 1] : [score])));
  const fit = fitLogistic({ rows: scores.length, columns, values }, Float64Array.from(outcomes), {
    penalties: [1e-6, 1e-6],
  });
  const [slope = 1, intercept = 0] = fit.coefficients;
  return fit.converged ? { intercept, slope } : null;
}

/**
 * Platt's calibration: a logistic regression of the outcome on the log-odds of a forecast made before it.
 *
 * `scores` are log-odds, `outcomes` 0 or 1, pairwise. A perfectly calibrated forecast gives intercept 0 and slope 1. Null
 * with fewer than 50 rows, one class only, or no positive slope: then nothing that was foreseen holds.
 * Source: Platt (1999), Probabilistic outputs for support vector machines.
 */
export function calibrate(
  outcomes: readonly number[],
  scores: readonly number[],
  options: { readonly withIntercept?: boolean } = {},
): Calibration | null {
  const late = outcomes.reduce((sum, each) => sum + each, 0);
  if (outcomes.length < fewestRows || late === 0 || late === outcomes.length) return null;
  const found = regressed(outcomes, scores, options);
  return found !== null && found.slope > 0 ? found : null;
}

/**
 * A calibration's slope pulled towards 1 by how little it gains: `1 + (slope - 1) × max(0, 1 - 1 / 2G)`, where G is the gain in
 * log likelihood over the uncalibrated forecast. A slope that chance alone would give changes nothing.
 *
 * Source: the positive-part rule of James and Stein (1961), with 2G in the place of the squared distance in standard errors.
 */
export function cautious(
  { intercept, slope }: Calibration,
  outcomes: readonly number[],
  scores: readonly number[],
): Calibration {
  const loss = (by: number) =>
    outcomes.length *
    logLoss(
      outcomes,
      scores.map((score) => probability(by * score)),
    );
  const gain = loss(1) - loss(slope);
  return { intercept, slope: 1 + (slope - 1) * Math.max(0, 1 - 1 / (2 * Math.max(1e-9, gain))) };
}
