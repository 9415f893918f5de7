/**
 * Lift: how many times more late invoices the highest-scored share holds than an equal number drawn at random.
 *
 * `outcomes` are 0 or 1, `scores` any numbers that rank, pairwise; `share` 0 to 1 (default a tenth, at least one row). Rows
 * tied at the edge count as their mean. Range 0 to 1 / late rate, capped at 1 / share; 1 says nothing is gained. Without a
 * late row: NaN.
 */
export function liftAtTop(outcomes: ArrayLike<number>, scores: ArrayLike<number>, { share = 0.1 } = {}): number {
  const order = Array.from({ length: outcomes.length }, (_, row) => row).sort(
    (one, two) => (scores[two] ?? 0) - (scores[one] ?? 0),
  );
  const size = Math.max(1, Math.round(share * order.length));
  const edge = scores[order[size - 1] ?? 0] ?? 0;
  const sum = (rows: readonly number[]) => rows.reduce((total, row) => total + (outcomes[row] ?? 0), 0);
  const above = order.filter((row) => (scores[row] ?? 0) > edge);
  const tied = order.filter((row) => scores[row] === edge);
  const found = sum(above) + (sum(tied) * (size - above.length)) / tied.length;
  return found / size / (sum(order) / order.length);
}
