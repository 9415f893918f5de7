import * as Plot from "@observablehq/plot";
import { chartFrame } from "../frame/chartFrame.js";
import type { Column } from "../dataTable/columns.js";
import { endLabels, labelMargin } from "./endLabels.js";
import { shortDate, toDate } from "../../writing/format.js";

/** A value of one series at a date; null where there is no answer. */
export type Point = { readonly as_of_date: string; readonly series: string; readonly value: number | null };

type Options = {
  readonly title: string;
  readonly summary: string;
  readonly unit: string;
  readonly series: readonly { readonly name: string; readonly color: string }[];
  readonly format: (value: number) => string;
  readonly kind: Column["kind"];
  readonly file: string;
  readonly tables: readonly string[];
  /** Whether the axis begins near the lowest value, and says so: for a measure whose changes are small beside its size. */
  readonly isNear?: boolean;
};

/** Where the axis begins: at zero or below, or, where the chart `isNear` its values, at a whole ten below the lowest. */
export function axisStart(values: readonly number[], isNear: boolean): number {
  const lowest = Math.min(...values);
  if (!isNear || values.length === 0 || lowest <= 20) return Math.min(0, ...values);
  return Math.max(0, Math.floor((lowest - 5) / 10) * 10);
}

const size = { height: 260, marginTop: 24, marginBottom: 40 };

/** Lines over month ends from an axis at zero unless it `isNear`; the first series is ours, the others are what it is held against. */
export function lineChart(points: readonly Point[], options: Options): HTMLElement {
  const { title, summary, unit, series, kind, file, tables } = options;
  return chartFrame(title, (width) => draw(points, options, width), {
    summary,
    rows: points,
    columns: [
      { name: "as_of_date", label: "Date", kind: "date" },
      { name: "series", label: "Series" },
      { name: "value", label: unit, kind },
    ],
    file,
    tables,
    hasLabels: true,
    legend: series.map(({ name, color }) => ({ label: name, color })),
  });
}

function draw(points: readonly Point[], { unit, series, format, isNear = false }: Options, width: number): Element {
  const known = points.flatMap(({ value, ...point }) =>
    value === null ? [] : [{ ...point, value, date: toDate(point.as_of_date) }],
  );
  const day = (date: Date): string => shortDate(date.toISOString().slice(0, 10));
  const values = known.map(({ value }) => value);
  const [low, high] = [axisStart(values, isNear), Math.max(0, ...values)];
  const ends = series.flatMap(({ name, color }) => {
    const last = known.findLast((point) => point.series === name);
    return last === undefined ? [] : [{ text: name, value: last.value, color }];
  });
  const channels = { x: "date", y: "value", z: "series" };
  return Plot.plot({
    width,
    ...size,
    marginLeft: 56,
    marginRight: labelMargin(width),
    x: { type: "utc", label: null, ticks: width < 500 ? 4 : 8 },
    y: {
      label: low > 0 ? `${unit}; the axis begins at ${format(low)}` : unit,
      grid: true,
      domain: [low, high],
      tickFormat: format,
      ticks: 5,
    },
    color: { domain: series.map((each) => each.name), range: series.map((each) => each.color) },
    marks: [
      Plot.ruleY([Math.max(0, low)]),
      Plot.lineY(known, { ...channels, stroke: "series", strokeWidth: 2 }),
      Plot.dot(known, Plot.selectLast({ ...channels, fill: "series", r: 3 })),
      ...endLabels(ends, { ...size, width, low, high }),
      Plot.tip(known, Plot.pointerX({ ...channels, stroke: "series", format: { x: day, y: format, z: false } })),
    ],
  });
}
