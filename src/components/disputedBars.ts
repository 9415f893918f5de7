import { barTable } from "./barTable.js";
import { ageColor } from "./colors.js";
import { bucketName, compactMoney, percent } from "./format.js";
import { emptyState } from "./note.js";
import type { Piece } from "./rows.js";

/** What is open in one bucket, and how much of it is disputed. */
export type DisputedBucket = {
  readonly bucket: string;
  readonly open_amount: number;
  readonly disputed_amount: number;
};

/** Disputed amounts by age of the debt, with the share of the bucket they make. */
export function disputedBars(
  rows: readonly DisputedBucket[],
  { buckets, caption }: { readonly buckets: readonly string[]; readonly caption: string },
): Piece {
  if (rows.every((row) => row.disputed_amount === 0)) return emptyState("Nothing that is open is disputed.");
  const bars = buckets.map((bucket, place) => {
    const own = rows.find((row) => row.bucket === bucket);
    const open = own?.open_amount ?? 0;
    const disputed = own?.disputed_amount ?? 0;
    return {
      label: bucketName(bucket),
      stretches: disputed === 0 ? [] : [{ from: 0, to: disputed, color: ageColor(place) }],
      texts: [compactMoney(disputed), compactMoney(open), open === 0 ? "" : percent(disputed / open, 1)],
    };
  });
  return barTable(bars, { caption, labels: ["Days past due", "Disputed", "Open", "Share"] });
}
