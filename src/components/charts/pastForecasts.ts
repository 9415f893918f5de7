import * as Plot from "@observablehq/plot";
import { chartFrame } from "../frame/chartFrame.js";
import { lineColors } from "./colors.js";
import type { Column } from "../dataTable/columns.js";
import { compactMoney, count, currencyName, percent, toDate } from "../../writing/format.js";

/** What was forecast for one week some weeks ahead, and what came. */
export type PastForecast = {
  readonly as_of_date: string;
  readonly horizon_week: number;
  readonly expected_amount: number;
  readonly p10_amount: number;
  readonly p90_amount: number;
  readonly actual_amount: number;
};

const day = 86_400_000;

const columns: readonly Column[] = [
  { name: "as_of_date", label: "Made on", kind: "date" },
  { name: "horizon_week", label: "Weeks ahead", kind: "number" },
  { name: "expected_amount", label: "Expected", kind: "money" },
  { name: "p10_amount", label: "P10", kind: "money" },
  { name: "p90_amount", label: "P90", kind: "money" },
  { name: "actual_amount", label: "Came", kind: "money" },
];

/** Past forecasts at one horizon with their bands, and what came over them; each stands at the week it was for. */
export function pastForecasts(
  forecasts: readonly PastForecast[],
  { currency, horizon }: { readonly currency: string; readonly horizon: string },
): HTMLElement {
  const inside = forecasts.filter((row) => row.actual_amount >= row.p10_amount && row.actual_amount <= row.p90_amount);
  const share = percent(inside.length / forecasts.length);
  return chartFrame(
    `Forecasts made ${count(Number(horizon), "week")} ahead, and what came`,
    (width) => draw(forecasts, currency, width),
    {
      summary: `Of ${count(forecasts.length, "week")} forecast, ${share} ended inside the P10 to P90 band.`,
      rows: forecasts,
      columns,
      file: `past-forecasts-${horizon}.csv`,
      tables: ["cash_backtest"],
      legend: [
        { label: "forecast", color: lineColors.main },
        { label: "P10 to P90", color: "var(--band)" },
        { label: "what came", color: lineColors.other },
      ],
    },
  );
}

function draw(forecasts: readonly PastForecast[], currency: string, width: number): Element {
  const data = forecasts.map((row) => ({ ...row, week: weekOf(row) }));
  const money = (value: number): string => compactMoney(value);
  return Plot.plot({
    width,
    height: 260,
    marginLeft: 56,
    marginBottom: 40,
    x: { type: "utc", label: null, ticks: width < 500 ? 4 : 8 },
    y: { label: currencyName(currency), grid: true, zero: true, tickFormat: money, ticks: 5 },
    marks: [
      Plot.areaY(data, { x: "week", y1: "p10_amount", y2: "p90_amount", fill: "var(--band)" }),
      Plot.lineY(data, { x: "week", y: "expected_amount", stroke: lineColors.main, strokeWidth: 2 }),
      Plot.dot(data, { x: "week", y: "actual_amount", fill: lineColors.other, r: 3.5 }),
      Plot.ruleY([0]),
    ],
  });
}

/** The first day of the week a forecast was for: week 1 starts on the day after it was made. */
function weekOf({ as_of_date, horizon_week }: PastForecast): Date {
  return new Date(toDate(as_of_date).getTime() + (7 * (horizon_week - 1) + 1) * day);
}
