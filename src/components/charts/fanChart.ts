import * as Plot from "@observablehq/plot";
import { chartFrame } from "../frame/chartFrame.js";
import { lineColors } from "./colors.js";
import type { Column } from "../dataTable/columns.js";
import { endLabels, labelMargin } from "./endLabels.js";
import { compactMoney, currencyName, toDate } from "../../writing/format.js";

/** Cash expected from the as-of date until so many weeks later, with its band. */
export type Horizon = {
  readonly horizon_weeks: number;
  readonly expected_amount: number;
  readonly p10_amount: number;
  readonly p90_amount: number;
  readonly contractual_amount: number;
  /** Whether past forecasts are enough for a band. */
  readonly has_band: boolean;
  readonly leading_amount: number;
};

type Options = { readonly title: string; readonly currency: string; readonly summary: string; readonly date: string };

const week = 7 * 86_400_000;
const size = { height: 300, marginTop: 24, marginBottom: 40 };

const columns: readonly Column[] = [
  { name: "horizon_weeks", label: "Within weeks", kind: "number" },
  { name: "contractual_amount", label: "By due date", kind: "money" },
  { name: "expected_amount", label: "Expected", kind: "money" },
  { name: "p10_amount", label: "P10", kind: "money" },
  { name: "p90_amount", label: "P90", kind: "money" },
];

/** Cash added up from the as-of date: the expected amount inside its P10 to P90 band, against due dates alone. */
export function fanChart(horizons: readonly Horizon[], options: Options): HTMLElement {
  return chartFrame(options.title, (width) => draw(horizons, options, width), {
    summary: options.summary,
    rows: horizons.map((row) => (row.has_band ? row : { ...row, p10_amount: null, p90_amount: null })),
    columns,
    file: "cash-outlook.csv",
    tables: ["cash_outlook"],
    hasLabels: true,
    legend: [
      { label: "expected", color: lineColors.main },
      { label: "P10 to P90, four times in five", color: "var(--band)" },
      { label: "by due dates", color: lineColors.context },
    ],
  });
}

function draw(horizons: readonly Horizon[], { currency, date }: Options, width: number): Element {
  const start = toDate(date).getTime();
  const nothing = {
    horizon_weeks: 0,
    expected_amount: 0,
    p10_amount: 0,
    p90_amount: 0,
    contractual_amount: 0,
    has_band: horizons[0]?.has_band ?? false,
    leading_amount: 0,
  };
  const data = [nothing, ...horizons].map((row) => ({ ...row, until: new Date(start + row.horizon_weeks * week) }));
  const last = horizons.at(-1) ?? nothing;
  const banded = data.filter((row) => row.has_band);
  const high = Math.max(
    ...data.flatMap((row) => [row.expected_amount, row.contractual_amount]),
    ...banded.map((row) => row.p90_amount),
  );
  const ends = [
    ...(last.has_band ? [{ text: "in a good case (P90)", value: last.p90_amount, color: "var(--band)" }] : []),
    { text: "expected", value: last.expected_amount, color: lineColors.main },
    ...(last.has_band ? [{ text: "in a bad case (P10)", value: last.p10_amount, color: "var(--band)" }] : []),
    { text: "by due dates", value: last.contractual_amount, color: lineColors.context },
  ];
  const money = (value: number): string => compactMoney(value);
  return Plot.plot({
    width,
    ...size,
    marginLeft: 56,
    marginRight: labelMargin(width),
    x: { type: "utc", label: null, ticks: width < 500 ? 4 : 8 },
    y: { label: currencyName(currency), grid: true, domain: [0, high], tickFormat: money, ticks: 5 },
    marks: [
      Plot.areaY(banded, { x: "until", y1: "p10_amount", y2: "p90_amount", fill: "var(--band)" }),
      Plot.lineY(data, { x: "until", y: "contractual_amount", stroke: lineColors.context, strokeDasharray: "4 3" }),
      Plot.lineY(data, { x: "until", y: "expected_amount", stroke: lineColors.main, strokeWidth: 2, marker: "circle" }),
      Plot.ruleY([0]),
      ...endLabels(ends, { ...size, width, low: 0, high }),
    ],
  });
}
