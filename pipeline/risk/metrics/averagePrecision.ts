/**
 * Average precision: precision at each distinct score, from the highest down, weighted by the recall gained there.
 *
 * `outcomes` are 0 or 1, `scores` any numbers that rank, pairwise. Range 0 to 1, optimum 1; a constant score gives the late
 * rate. Without a late row: NaN. Same definition as scikit-learn's `average_precision_score`.
 */
export function averagePrecision(outcomes: ArrayLike<number>, scores: ArrayLike<number>): number {
  const order = Array.from({ length: outcomes.length }, (_, row) => row).sort(
    (one, two) => (scores[two] ?? 0) - (scores[one] ?? 0),
  );
  let found = 0;
  let sum = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    let tied = 0;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) {
      tied += outcomes[order[end] ?? 0] ?? 0;
      end += 1;
    }
    found += tied;
    sum += tied * (found / end);
    start = end;
  }
  return sum / found;
}
