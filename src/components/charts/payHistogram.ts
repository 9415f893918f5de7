import { type Bar, titledBars } from "./barTable.js";
import { lineColors } from "./colors.js";
import { framed } from "../frame/frameFoot.js";
import { count, percent } from "../../writing/format.js";
import type { Row } from "../../writing/rows.js";

/** Spans of days around the due date, each by the two points of the payment curve between which it lies. */
const spans: readonly (readonly [string, string | null, string | null])[] = [
  ["more than 30 days early", null, "paid_rate_30_before"],
  ["15\u201330 days early", "paid_rate_30_before", "paid_rate_14_before"],
  ["up to 14 days early, or on the day", "paid_rate_14_before", "paid_rate_due"],
  ["1\u20137 days late", "paid_rate_due", "paid_rate_7_after"],
  ["8\u201314 days late", "paid_rate_7_after", "paid_rate_14_after"],
  ["15\u201330 days late", "paid_rate_14_after", "paid_rate_30_after"],
  ["31\u201345 days late", "paid_rate_30_after", "paid_rate_45_after"],
  ["46\u201360 days late", "paid_rate_45_after", "paid_rate_60_after"],
  ["61\u201390 days late", "paid_rate_60_after", "paid_rate_90_after"],
  ["later, or not yet", "paid_rate_90_after", null],
];

/** A span with the share of invoices paid in it; null where the curve does not reach so far. */
export type Share = { readonly span: string; readonly share: number | null; readonly segment_share: number | null };

/** The shares of a customer's invoices by when they are paid, beside its segment's; those that add up to all where the curve is whole. */
export function payShares(own: Row, segment: Row | undefined): readonly Share[] {
  return spans.map(([span, from, to]) => ({
    span,
    share: between(own, from, to),
    segment_share: segment === undefined ? null : between(segment, from, to),
  }));
}

function between(row: Row, from: string | null, to: string | null): number | null {
  const [start, end] = [from === null ? 0 : row[from], to === null ? 1 : row[to]];
  return typeof start === "number" && typeof end === "number" ? Math.max(0, end - start) : null;
}

/** The finding: in which span most invoices are paid. */
export function histogramTitle(shares: readonly Share[]): string {
  const known = shares.filter((each) => each.share !== null);
  const [first] = [...known].sort((one, other) => (other.share ?? 0) - (one.share ?? 0));
  return first === undefined ? "When it pays" : `${percent(first.share)} of its invoices come ${first.span}`;
}

/** How many of a customer's invoices are paid in which days around the due date, beside its segment's. */
export function payHistogram(own: Row, segment: Row | undefined): HTMLElement {
  const shares = payShares(own, segment).filter((each) => each.share !== null);
  const title = histogramTitle(shares);
  const name =
    segment === undefined
      ? null
      : segment["cut_value"] === ""
        ? "others without a segment"
        : String(segment["cut_value"]);
  const bars = shares.map(({ span, share, segment_share }): Bar => ({
    label: span,
    stretches: [{ from: 0, to: share ?? 0, color: lineColors.main }],
    texts: [percent(share), ...(name === null ? [] : [percent(segment_share)])],
  }));
  const labels: readonly [string, ...string[]] = [
    `Of ${count(Number(own["count_invoices"]), "invoice")} due in 24 months`,
    "This customer",
    ...(name === null ? [] : [name]),
  ];
  return framed(titledBars(title, bars, labels), {
    title,
    rows: shares,
    columns: [
      { name: "span", label: "Paid" },
      { name: "share", label: "This customer", kind: "percent" },
      { name: "segment_share", label: "Its segment", kind: "percent" },
    ],
    file: "when-it-pays.csv",
    tables: ["customer_curves", "segment_curves"],
  });
}
