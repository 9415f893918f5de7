/**
 * Area under the ROC curve: the chance that a late invoice is scored above one paid on time, ties counted half
 * (Mann-Whitney U).
 *
 * `outcomes` are 0 or 1, `scores` any numbers that rank, pairwise. Range 0 to 1, optimum 1; a constant score gives 0.5. With
 * one class only there is no answer: NaN.
 */
export function auc(outcomes: ArrayLike<number>, scores: ArrayLike<number>): number {
  const order = Array.from({ length: outcomes.length }, (_, row) => row).sort(
    (one, two) => (scores[one] ?? 0) - (scores[two] ?? 0),
  );
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    let tied = 0;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) {
      tied += outcomes[order[end] ?? 0] ?? 0;
      end += 1;
    }
    positives += tied;
    rankSum += tied * ((start + 1 + end) / 2);
    start = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (order.length - positives));
}
