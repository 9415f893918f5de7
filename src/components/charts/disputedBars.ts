import { barTable } from "./barTable.js";
import { ageColor } from "./colors.js";
import { bucketName, compactMoney, percent } from "../../writing/format.js";
import { framed } from "../frame/frameFoot.js";
import { emptyState } from "../sentences/note.js";
import type { Piece } from "../../writing/rows.js";

/** What was open in one bucket at a date, and how much of it was disputed. */
export type DisputedBucket = {
  readonly bucket: string;
  readonly amount: number;
  readonly disputed_amount: number;
};

/** Disputed amounts by age of the debt, with the share of the bucket they make. */
export function disputedBars(
  rows: readonly DisputedBucket[],
  {
    buckets,
    caption,
    href,
  }: {
    readonly buckets: readonly string[];
    readonly caption: string;
    /** Where a bucket leads; null where its invoices are not listed. */
    readonly href: (bucket: string) => string | null;
  },
): Piece {
  if (rows.every((row) => row.disputed_amount === 0)) return emptyState("Nothing that was open was disputed.");
  const bars = buckets.map((bucket, place) => {
    const own = rows.find((row) => row.bucket === bucket);
    const open = own?.amount ?? 0;
    const disputed = own?.disputed_amount ?? 0;
    return {
      label: bucketName(bucket),
      href: open === 0 ? null : href(bucket),
      stretches: disputed === 0 ? [] : [{ from: 0, to: disputed, color: ageColor(place) }],
      texts: [compactMoney(disputed), compactMoney(open - disputed), open === 0 ? "" : percent(disputed / open, 1)],
    };
  });
  return framed(barTable(bars, { caption, labels: ["Days past due", "Disputed", "Undisputed", "Share"] }), {
    title: caption,
    rows,
    columns: [
      { name: "bucket", label: "Days past due", kind: "name" },
      { name: "disputed_amount", label: "Disputed", kind: "money" },
      { name: "amount", label: "Open", kind: "money" },
    ],
    file: "disputed.csv",
    tables: ["aging_history"],
  });
}
