import { regressed } from "../calibrate.ts";
import { logOdds } from "../probability.ts";

/**
 * Calibration slope: the coefficient of a logistic regression of the outcome on the forecast's log-odds (Cox 1958).
 *
 * `outcomes` are 0 or 1, `probabilities` 0 to 1 (kept 1e-4 away from both ends), pairwise. Any number, optimum 1: below 1 the
 * forecasts are too extreme, above 1 too timid, below 0 they point the wrong way. With one class only or a constant forecast: NaN.
 */
export function calibrationSlope(outcomes: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  const late = Array.from(outcomes).reduce((sum, each) => sum + each, 0);
  const scores = Array.from(probabilities, logOdds);
  if (late === 0 || late === outcomes.length || scores.every((score) => score === scores[0])) return NaN;
  return regressed(Array.from(outcomes), scores)?.slope ?? NaN;
}
