import * as Plot from "@observablehq/plot";
import { chartFrame } from "../frame/chartFrame.js";
import { ageColor } from "./colors.js";
import type { Column } from "../dataTable/columns.js";
import { type EndLabel, endLabels, labelMargin } from "./endLabels.js";
import { bucketName, compactMoney, currencyName, monthName, percent } from "../../writing/format.js";

/** What was open in one bucket at one date, over all customers. */
export type BucketHistory = {
  readonly as_of_date: string;
  readonly bucket: string;
  readonly amount: number;
  readonly count_invoices: number;
};

type Options = {
  readonly buckets: readonly string[];
  readonly currency: string;
  readonly title: string;
  /** Where what was open in a bucket at a date leads. */
  readonly href: (date: string, bucket: string) => string;
};

const size = { height: 280, marginTop: 24, marginBottom: 32 };

/** The numbers behind what was open by age at each stored date. */
export const historyColumns: readonly Column[] = [
  { name: "as_of_date", label: "Date", kind: "date" },
  { name: "bucket", label: "Days past due", kind: "bucket" },
  { name: "amount", label: "Open amount", kind: "money" },
  { name: "count_invoices", label: "Invoices", kind: "number" },
];

/** What was open at each stored date, stacked by age: the oldest debt stands at the bottom, on the axis. */
export function ageBars(data: readonly BucketHistory[], options: Options): HTMLElement {
  return chartFrame(options.title, (width) => draw(data, options, width), {
    summary: summarise(data, options.currency),
    rows: data,
    columns: historyColumns.map((column) =>
      column.name === "amount"
        ? { ...column, href: (row) => options.href(String(row["as_of_date"]), String(row["bucket"])) }
        : column,
    ),
    file: "aging-history.csv",
    tables: ["aging_history"],
    hasLabels: true,
    legend: options.buckets.map((bucket, place) => ({ label: bucketName(bucket), color: ageColor(place) })),
  });
}

function draw(data: readonly BucketHistory[], { buckets, currency, href }: Options, width: number): Element {
  const dates = datesOf(data);
  const labelled = dates.filter((_, index) => (dates.length - 1 - index) % (width < 500 ? 12 : 6) === 0);
  const totals = dates.map((date) => sum(data.filter((row) => row.as_of_date === date && row.amount > 0)));
  const lows = dates.map((date) => sum(data.filter((row) => row.as_of_date === date && row.amount < 0)));
  const [low, high] = [Math.min(0, ...lows), Math.max(0, ...totals)];
  return Plot.plot({
    width,
    ...size,
    marginLeft: 56,
    marginRight: labelMargin(width),
    x: { domain: dates, label: null, ticks: labelled, tickFormat: (date: string) => monthName(date) },
    y: {
      label: currencyName(currency),
      tickFormat: (value: number) => compactMoney(value),
      grid: true,
      domain: [low, high],
      ticks: 5,
    },
    color: { domain: buckets, range: buckets.map((_, place) => ageColor(place)) },
    marks: [
      Plot.barY(data, {
        x: "as_of_date",
        y: "amount",
        z: "bucket",
        fill: "bucket",
        order: [...buckets].reverse(),
        title: barTitle,
        href: (row: BucketHistory) => href(row.as_of_date, row.bucket),
      }),
      Plot.ruleY([0]),
      ...endLabels(middles(data, dates.at(-1), buckets), { ...size, width, low, high }),
    ],
  });
}

/** The name of each bucket at the middle of its stretch in the last bar. */
function middles(
  data: readonly BucketHistory[],
  date: string | undefined,
  buckets: readonly string[],
): readonly EndLabel[] {
  let level = 0;
  return buckets
    .map((bucket, place) => ({ bucket, color: ageColor(place) }))
    .reverse()
    .map(({ bucket, color }) => {
      const amount = sum(data.filter((row) => row.as_of_date === date && row.bucket === bucket));
      level += amount;
      return { text: bucketName(bucket), value: level - amount / 2, color };
    });
}

function sum(rows: readonly BucketHistory[]): number {
  return rows.reduce((total, row) => total + row.amount, 0);
}

function barTitle(row: BucketHistory): string {
  return `${monthName(row.as_of_date)}, ${bucketName(row.bucket)}: ${compactMoney(row.amount)}`;
}

function datesOf(data: readonly BucketHistory[]): readonly string[] {
  return [...new Set(data.map((row) => row.as_of_date))];
}

function summarise(data: readonly BucketHistory[], currency: string): string {
  const dates = datesOf(data);
  const total = (date: string | undefined, isLate: boolean): number =>
    data
      .filter((row) => row.as_of_date === date && (!isLate || row.bucket !== "not_due"))
      .reduce((sum, row) => sum + row.amount, 0);
  const line = (date: string | undefined): string => {
    const open = total(date, false);
    const late = open > 0 ? `, ${percent(total(date, true) / open)} of it past due` : "";
    return `${compactMoney(open, currency)} open at ${monthName(date)}${late}`;
  };
  return dates.length < 2 ? `${line(dates[0])}.` : `From ${line(dates[0])}, to ${line(dates.at(-1))}.`;
}
