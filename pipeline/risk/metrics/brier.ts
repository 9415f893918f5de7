/**
 * Brier score: the mean squared gap between probability and outcome.
 *
 * `outcomes` are 0 or 1, `probabilities` 0 to 1, pairwise. Range 0 to 1, optimum 0; always ½ scores 0.25. No rows give NaN.
 * Source: Brier (1950), Monthly Weather Review 78, in its common half form.
 */
export function brier(outcomes: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < outcomes.length; row += 1) {
    const gap = (probabilities[row] ?? 0) - (outcomes[row] ?? 0);
    sum += gap * gap;
  }
  return sum / outcomes.length;
}
