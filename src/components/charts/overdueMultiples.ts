import * as Plot from "@observablehq/plot";
import { type BucketHistory, historyColumns } from "./ageBars.js";
import { chartFrame } from "../frame/chartFrame.js";
import { ageColor } from "./colors.js";
import { bucketName, compactMoney, monthName, percent } from "../../writing/format.js";

type Options = { readonly buckets: readonly string[]; readonly currency: string };

const panel = { height: 136, marginTop: 28, marginBottom: 24, marginLeft: 0, marginRight: 0 };

/** What was past due at each stored date, a small chart a bucket, each up to its own largest: what is not due does not press it down. */
export function overdueMultiples(data: readonly BucketHistory[], options: Options): HTMLElement {
  const late = data.filter((row) => row.bucket !== options.buckets[0]);
  return chartFrame(overdueTitle(data, options), (width) => draw(late, options, width), {
    summary:
      "A column is a month end; each small chart reaches up to its own largest amount, which is not that of the others.",
    rows: late,
    columns: historyColumns,
    file: "overdue-history.csv",
    tables: ["aging_history"],
  });
}

/** How much is past due now, how much of it for more than 60 days, and how that stood a year before. */
export function overdueTitle(data: readonly BucketHistory[], { buckets, currency }: Options): string {
  const dates = [...new Set(data.map((row) => row.as_of_date))];
  const last = dates.at(-1) ?? "";
  const sumAt = (date: string | undefined, from: number): number =>
    data
      .filter((row) => row.as_of_date === date && buckets.indexOf(row.bucket) >= from)
      .reduce((sum, row) => sum + row.amount, 0);
  const [late, old] = [sumAt(last, 1), sumAt(last, 3)];
  if (late === 0) return `Nothing is past due in ${monthName(last)}`;
  const yearBefore = dates.find((date) => date.slice(0, 7) === `${Number(last.slice(0, 4)) - 1}${last.slice(4, 7)}`);
  const names = bucketName(buckets[3] ?? "").replace(/\D.*/, "");
  const now = `${percent(old / late)} of ${compactMoney(late, currency)} past due is ${names} days late or more`;
  const before = sumAt(yearBefore, 1);
  return before === 0
    ? now
    : `${now}; a year before it was ${percent(sumAt(yearBefore, 3) / before)} of ${compactMoney(before, currency)}`;
}

function draw(data: readonly BucketHistory[], { buckets, currency }: Options, width: number): Element {
  const across = width < 500 ? 2 : Math.min(5, buckets.length - 1);
  const own = Math.floor((width - 16 * (across - 1)) / across);
  const grid = document.createElement("div");
  grid.className = "multiples";
  grid.style.gridTemplateColumns = `repeat(${across}, ${own}px)`;
  for (const [place, bucket] of buckets.entries())
    if (place > 0)
      grid.append(
        small(
          data.filter((row) => row.bucket === bucket),
          { place, bucket, currency, dates: datesOf(data), width: own },
        ),
      );
  return grid;
}

function small(
  rows: readonly BucketHistory[],
  {
    place,
    bucket,
    currency,
    dates,
    width,
  }: {
    readonly place: number;
    readonly bucket: string;
    readonly currency: string;
    readonly dates: readonly string[];
    readonly width: number;
  },
): Element {
  const last = rows.find((row) => row.as_of_date === dates.at(-1))?.amount ?? 0;
  const ends = [dates[0], dates.at(-1)].flatMap((date) => (date === undefined ? [] : [date]));
  return Plot.plot({
    width,
    ...panel,
    x: { domain: dates, axis: null },
    y: { axis: null, domain: [0, Math.max(1, ...rows.map((row) => row.amount))] },
    marks: [
      Plot.text([`${bucketName(bucket)}: ${compactMoney(last, currency)}`], {
        frameAnchor: "top-left",
        dy: -24,
        fontWeight: 600,
        fontSize: 13,
      }),
      Plot.barY(rows, {
        x: "as_of_date",
        y: "amount",
        fill: ageColor(place),
        title: (row: BucketHistory) => `${monthName(row.as_of_date)}: ${compactMoney(row.amount, currency)}`,
      }),
      Plot.ruleY([0]),
      Plot.text(ends.slice(0, 1), { text: monthName, frameAnchor: "bottom-left", dy: 18 }),
      Plot.text(ends.slice(-1), { text: monthName, frameAnchor: "bottom-right", dy: 18 }),
    ],
  });
}

function datesOf(data: readonly BucketHistory[]): readonly string[] {
  return [...new Set(data.map((row) => row.as_of_date))];
}
