/**
 * Population stability index: `Σ (actual - expected) ln(actual / expected)` over the shares of two samples in the same bins.
 *
 * `expected` and `actual` are counts or shares, pairwise; a bin empty on one side counts as 0.0001 of it. Range 0 to
 * infinity, 0 where both samples are spread alike; custom calls above 0.10 a shift and above 0.25 a large one. A sample
 * without rows gives NaN. Source: Siddiqi, Credit Risk Scorecards (2006), 8.
 */
export function populationStability(expected: readonly number[], actual: readonly number[]): number {
  const shares = (counts: readonly number[]) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (total === 0 ? NaN : Math.max(0.0001, count / total)));
  };
  const [before, now] = [shares(expected), shares(actual)];
  return before.reduce((sum, share, bin) => sum + ((now[bin] ?? 0) - share) * Math.log((now[bin] ?? 0) / share), 0);
}
