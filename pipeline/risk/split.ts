/** One row of a fit in time: days since an epoch. */
export type Dated = {
  readonly issueDay: number;
  /** The day after which the label is known. */
  readonly labelDay: number;
};

/** Training rows know nothing of the day `from` and later; the tested ones were issued from then on. */
export type Fold = {
  readonly from: number;
  readonly train: readonly number[];
  readonly test: readonly number[];
};

/**
 * Forward folds: the rows in order of issue are cut at `shares` of their number; each fold trains on labels known before
 * its cut and is tested on the rows issued from there to the next cut. Folds without rows on either side are left out.
 */
export function forwardFolds(rows: readonly Dated[], shares: readonly number[] = [0.6, 0.8]): readonly Fold[] {
  const days = rows.map(({ issueDay }) => issueDay).sort((one, two) => one - two);
  const cuts = [...new Set(shares.map((share) => days[Math.floor(share * days.length)] ?? 0))];
  return cuts
    .map((from, index) => ({
      from,
      train: rows.flatMap((row, at) => (row.issueDay < from && row.labelDay < from ? [at] : [])),
      test: rows.flatMap((row, at) =>
        row.issueDay >= from && row.issueDay < (cuts[index + 1] ?? Infinity) ? [at] : [],
      ),
    }))
    .filter(({ train, test }) => train.length > 0 && test.length > 0);
}

/** Every so many rows, so that about `most` remain. */
export function thinned<Row>(rows: readonly Row[], most = 10_000): readonly Row[] {
  const step = Math.ceil(rows.length / most);
  return step <= 1 ? rows : rows.filter((_, index) => index % step === 0);
}
