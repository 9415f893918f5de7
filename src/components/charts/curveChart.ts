import * as Plot from "@observablehq/plot";
import { chartFrame } from "../frame/chartFrame.js";
import { lineColors } from "./colors.js";
import { endLabels, labelMargin } from "./endLabels.js";
import { count, days, percent } from "../../writing/format.js";
import type { Row } from "../../writing/rows.js";

const size = { height: 260, marginTop: 24, marginBottom: 40 };

/** Days past the due date at which a payment curve is known, by the names of its columns. */
const points: readonly (readonly [string, number])[] = [
  ["paid_rate_30_before", -30],
  ["paid_rate_14_before", -14],
  ["paid_rate_due", 0],
  ["paid_rate_7_after", 7],
  ["paid_rate_14_after", 14],
  ["paid_rate_30_after", 30],
  ["paid_rate_45_after", 45],
  ["paid_rate_60_after", 60],
  ["paid_rate_90_after", 90],
];

type Point = { readonly series: string; readonly late_days: number; readonly paid_rate: number };

/** The share of a customer's invoices paid by days past the due date, against its segment. */
export function curveChart(own: Row, segment: Row | undefined): HTMLElement {
  const series = segment === undefined ? ["this customer"] : ["this customer", segmentName(segment)];
  const data = [own, segment].flatMap((row, place) => (row === undefined ? [] : curve(row, series[place] ?? "")));
  const colors = [lineColors.main, lineColors.context].slice(0, series.length);
  return chartFrame(
    "Share of invoices paid, by days past the due date",
    (width) => draw(data, { series, colors, width }),
    {
      summary: summarise(own, segment),
      rows: data,
      columns: [
        { name: "series", label: "Series" },
        { name: "late_days", label: "Days past due", kind: "number" },
        { name: "paid_rate", label: "Paid", kind: "percent" },
      ],
      file: "payment-curve.csv",
      tables: ["customer_curves", "segment_curves"],
      hasLabels: true,
      legend: series.map((label, place) => ({ label, color: colors[place] ?? lineColors.main })),
    },
  );
}

function draw(
  data: readonly Point[],
  {
    series,
    colors,
    width,
  }: { readonly series: readonly string[]; readonly colors: readonly string[]; readonly width: number },
): Element {
  const ends = series.flatMap((text, place) => {
    const last = data.findLast((point) => point.series === text);
    return last === undefined ? [] : [{ text, value: last.paid_rate, color: colors[place] ?? lineColors.main }];
  });
  const channels = { x: "late_days", y: "paid_rate", z: "series" };
  return Plot.plot({
    width,
    ...size,
    marginLeft: 56,
    marginRight: labelMargin(width),
    x: {
      label: "days past the due date",
      domain: [-30, 90],
      ticks: points.map(([, day]) => day).filter((day) => width > 500 || day % 30 === 0),
    },
    y: { label: "paid", grid: true, domain: [0, 1], tickFormat: (value: number) => percent(value), ticks: 5 },
    color: { domain: [...series], range: [...colors] },
    marks: [
      Plot.ruleX([0], { stroke: lineColors.context, strokeDasharray: "2,3" }),
      Plot.lineY(data, { ...channels, stroke: "series", strokeWidth: 2 }),
      Plot.dot(data, { ...channels, fill: "series", r: 2.5 }),
      ...endLabels(ends, { ...size, width, low: 0, high: 1 }),
      Plot.tip(
        data,
        Plot.pointerX({
          ...channels,
          stroke: "series",
          format: { x: true, y: (value: number) => percent(value), z: false },
        }),
      ),
    ],
  });
}

function curve(row: Row, series: string): readonly Point[] {
  return points.flatMap(([name, day]) => {
    const value = row[name];
    return typeof value === "number" ? [{ series, late_days: day, paid_rate: value }] : [];
  });
}

function segmentName(segment: Row): string {
  return segment["cut_value"] === "" ? "no segment" : String(segment["cut_value"]);
}

function summarise(own: Row, segment: Row | undefined): string {
  const at = (row: Row | undefined, name: string): string =>
    typeof row?.[name] === "number" ? percent(row[name]) : "an unknown share";
  const theirs = (name: string): string => (segment === undefined ? "" : `, in its segment ${at(segment, name)}`);
  return `Of ${count(Number(own["count_invoices"]), "invoice")} due in the last 24 months ${at(own, "paid_rate_due")} were paid by the due date${theirs("paid_rate_due")}; ${days(30, 0)} later ${at(own, "paid_rate_30_after")}${theirs("paid_rate_30_after")}.`;
}
