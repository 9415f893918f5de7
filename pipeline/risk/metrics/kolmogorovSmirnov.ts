/**
 * Kolmogorov-Smirnov distance between the scores of late invoices and those paid on time: the largest gap between the two
 * cumulative shares.
 *
 * `outcomes` are 0 or 1, `scores` any numbers that rank, pairwise. Range 0 to 1, optimum 1; a constant score gives 0. With
 * one class only: NaN.
 */
export function kolmogorovSmirnov(outcomes: ArrayLike<number>, scores: ArrayLike<number>): number {
  const order = Array.from({ length: outcomes.length }, (_, row) => row).sort(
    (one, two) => (scores[one] ?? 0) - (scores[two] ?? 0),
  );
  const late = Array.from(outcomes).reduce((sum, each) => sum + each, 0);
  let lateBelow = 0;
  let largest = 0;
  order.forEach((row, at) => {
    lateBelow += outcomes[row] ?? 0;
    const next = order[at + 1];
    if (next !== undefined && scores[next] === scores[row]) return;
    const gap = (at + 1 - lateBelow) / (order.length - late) - lateBelow / late;
    largest = Number.isNaN(gap) ? NaN : Math.max(largest, Math.abs(gap));
  });
  return order.length === 0 ? NaN : largest;
}
