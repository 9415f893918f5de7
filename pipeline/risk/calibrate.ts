import { fitLogistic } from "./logistic.ts";
import { logLoss } from "./metrics/logLoss.ts";
import { probability } from "./probability.ts";

/** Calibrated log-odds = `intercept + slope × log-odds`. */
export type Calibration = {
  readonly intercept: number;
  readonly slope: number;
};

/**
 * Platt's calibration: a logistic regression of the outcome on the log-odds of a forecast made before it.
 *
 * `scores` are log-odds, `outcomes` 0 or 1, pairwise. A perfectly calibrated forecast gives intercept 0 and slope 1. With
 * fewer than `fewestRows`, one class only, or no positive slope, nothing is changed.
 * Source: Platt (1999), Probabilistic outputs for support vector machines; Cox (1958) for slope and intercept.
 */
export function calibrate(
  outcomes: readonly number[],
  scores: readonly number[],
  { withIntercept = true, fewestRows = 50 }: { readonly withIntercept?: boolean; readonly fewestRows?: number } = {},
): Calibration {
  const unchanged = { intercept: 0, slope: 1 };
  const late = outcomes.reduce((sum, each) => sum + each, 0);
  if (outcomes.length < fewestRows || late === 0 || late === outcomes.length) return unchanged;
  const columns = withIntercept ? 2 : 1;
  const values = Float64Array.from(scores.flatMap((score) => (withIntercept ? [score, 1] : [score])));
  const fit = fitLogistic({ rows: scores.length, columns, values }, Float64Array.from(outcomes), {
    penalties: [1e-6, 1e-6],
  });
  const [slope = 1, intercept = 0] = fit.coefficients;
  return fit.converged && slope > 0 ? { intercept, slope } : unchanged;
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
