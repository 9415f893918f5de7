/**
 * Log loss (cross-entropy): the mean of `-ln` of the probability given to what happened, in nats.
 *
 * `outcomes` are 0 or 1, `probabilities` 0 to 1 (kept 1e-15 away from both ends), pairwise. Range 0 to 34.5, optimum 0; a
 * forecast of ½ scores ln 2 = 0.693. No rows give NaN.
 */
export function logLoss(outcomes: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < outcomes.length; row += 1) {
    const given = outcomes[row] === 1 ? (probabilities[row] ?? 0) : 1 - (probabilities[row] ?? 0);
    sum -= Math.log(Math.min(1, Math.max(1e-15, given)));
  }
  return sum / outcomes.length;
}
