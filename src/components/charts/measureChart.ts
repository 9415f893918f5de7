import { lineColors } from "./colors.js";
import { html } from "htl";
import { days, decimal, isInsideMonth, monthName, monthSpan, shortDate } from "../../writing/format.js";
import { lineChart } from "./lineChart.js";
import { courseText, type Measure, measureLines } from "./measureLines.js";
import { emptyState } from "../sentences/note.js";
import { ceiTitle, dsoTitle, payTitle } from "../sentences/findingTitles.js";
import type { Piece, Row } from "../../writing/rows.js";

const { main, other, context } = lineColors;

const dsoSeries = [
  { name: "simple, 90 days", measure: "dso", method: "simple_90", color: main },
  { name: "count-back", measure: "dso", method: "count_back", color: other },
  { name: "best possible, 90 days", measure: "best_possible_dso", method: "simple_90", color: context },
];

const ceiSeries = [
  { name: "book", measure: "cei", method: "book", color: main },
  { name: "cash", measure: "cei", method: "cash", color: other },
];

/** DSO at month ends by two methods, above the best possible: the distance between them is delay. */
export function dsoChart(measures: readonly Measure[], scorecard: readonly Row[]): Piece {
  const points = measureLines(measures, dsoSeries);
  if (points.every((point) => point.value === null)) {
    return emptyState("No DSO yet: there are no sales in the periods before the month ends.");
  }
  const write = (value: number, date: string): string =>
    `${days(value)} ${isInsideMonth(date) ? `on ${shortDate(date)}` : `in ${monthName(date)}`}`;
  return lineChart(points, {
    title: dsoTitle(scorecard),
    isNear: true,
    summary: dsoSeries.map(({ name }) => courseText(points, name, write)).join(" "),
    unit: "days",
    series: dsoSeries,
    format: (value) => decimal(value),
    kind: "days",
    file: "dso.csv",
    tables: ["measures"],
  });
}

const paySeries = [
  { name: "days to pay", measure: "days_to_pay", color: main },
  { name: "of them terms", measure: "terms", color: context },
];

/** Days from invoice to payment by whole month since the export tells all of it (`from`), above the terms: the distance between them is delay. */
export function payChart(periods: readonly Row[], { from }: { readonly from: string }): Piece {
  const isWhole = (date: string): boolean => date >= from && !isInsideMonth(date);
  const months = periods.filter((row) => row["method"] === "month" && isWhole(String(row["as_of_date"])));
  const points = paySeries.flatMap(({ name, measure }) =>
    months.map((row) => {
      const value = row[measure];
      return {
        as_of_date: String(row["as_of_date"]),
        series: name,
        value: typeof value === "number" && row["days_to_pay"] !== null ? value : null,
      };
    }),
  );
  if (points.every((point) => point.value === null))
    return emptyState("No month yet in which three invoices were paid.");
  const write = (value: number, date: string): string => `${days(value)} in ${monthName(date)}`;
  return lineChart(points, {
    title: payTitle(months),
    isNear: true,
    summary: paySeries.map(({ name }) => courseText(points, name, write)).join(" "),
    unit: "days",
    series: paySeries,
    format: (value) => decimal(value),
    kind: "days",
    file: "days-to-pay-by-month.csv",
    tables: ["days_to_pay_periods"],
  });
}

/** The collection effectiveness index by month, book and cash; a month that is not over is told beside the line, not drawn. */
export function ceiChart(measures: readonly Measure[]): Piece {
  const all = measureLines(measures, ceiSeries);
  const points = all.filter(({ as_of_date }) => !isInsideMonth(as_of_date));
  const part = all.find(({ as_of_date, value }) => isInsideMonth(as_of_date) && value !== null);
  if (points.every((point) => point.value === null)) {
    return emptyState("No CEI yet: it needs a month with something to collect.");
  }
  const write = (value: number, date: string): string => `${decimal(value, 1)} in ${monthName(date)}`;
  const chart = lineChart(points, {
    title: ceiTitle(points.filter(({ series }) => series === "book")),
    isNear: true,
    summary: ceiSeries.map(({ name }) => courseText(points, name, write)).join(" "),
    unit: "index, 100 is best",
    series: ceiSeries,
    format: (value) => decimal(value),
    kind: "decimal",
    file: "cei.csv",
    tables: ["measures"],
  });
  if (part === undefined) return chart;
  const sofar = `The line leaves out ${monthSpan(part.as_of_date)}, a part of a month: ${decimal(part.value, 1)} so far (book).`;
  return html`<div>
    ${chart}
    <p>${sofar}</p>
  </div>`;
}
