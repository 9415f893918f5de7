import * as Plot from "@observablehq/plot";
import { chartFrame } from "../frame/chartFrame.js";
import { lineColors } from "./colors.js";
import type { Column } from "../dataTable/columns.js";
import { compactMoney, currencyName, missing, shortDate, toDate } from "../../writing/format.js";

/** Cash of one week from one layer: invoices that are open, or not yet issued. */
export type LayerWeek = {
  readonly week_start_date: string;
  readonly layer: string;
  readonly expected_amount: number;
  readonly contractual_amount: number;
  readonly p10_amount: number;
  readonly p90_amount: number;
};

/** What a week should bring from both layers together, four times in five. */
export type WeekBand = { readonly week_start_date: string; readonly p10_amount: number; readonly p90_amount: number };

/** Cash that came in a past week, and what had been forecast for it the day before it began; null where none was made. */
export type PastWeek = {
  readonly week_start_date: string;
  readonly received_amount: number;
  readonly forecast_amount: number | null;
};

/** What a scenario says of a horizon, added up from the as-of date. */
export type ScenarioWeek = {
  readonly scenario: string;
  readonly horizon_weeks: number;
  readonly scenario_amount: number;
};

/** A week of the course: what came, or what open invoices and those not yet issued should bring. */
export type CourseWeek = {
  readonly week_start_date: string;
  readonly received_amount: number | null;
  readonly forecast_amount: number | null;
  readonly open_amount: number | null;
  readonly new_amount: number | null;
  readonly p10_amount: number | null;
  readonly p90_amount: number | null;
};

type Data = {
  readonly past: readonly PastWeek[];
  readonly ahead: readonly LayerWeek[];
  readonly bands: readonly WeekBand[];
  readonly scenarios?: readonly ScenarioWeek[];
};

type Options = {
  readonly title: string;
  readonly currency: string;
  readonly date: string;
  readonly scenarioNames?: Readonly<Record<string, string>>;
};

const day = 86_400_000;

const columns: readonly Column[] = [
  { name: "week_start_date", label: "Week from", kind: "date" },
  { name: "received_amount", label: "Came", kind: "money" },
  { name: "forecast_amount", label: "Forecast the day before", kind: "money" },
  { name: "open_amount", label: "Open invoices", kind: "money" },
  { name: "new_amount", label: "Not yet issued", kind: "money" },
  { name: "p10_amount", label: "P10", kind: "money" },
  { name: "p90_amount", label: "P90", kind: "money" },
];

/** The weeks of the course in their order: those that have passed, then those to come. */
export function courseWeeks({ past, ahead, bands }: Data): readonly CourseWeek[] {
  const nothing = { received_amount: null, open_amount: null, new_amount: null, p10_amount: null, p90_amount: null };
  const dates = [...new Set(ahead.map((week) => week.week_start_date))].sort();
  const coming = dates.map((date): CourseWeek => {
    const of = (layer: string): number =>
      ahead.find((week) => week.week_start_date === date && week.layer === layer)?.expected_amount ?? 0;
    const band = bands.find((week) => week.week_start_date === date);
    return {
      ...nothing,
      week_start_date: date,
      forecast_amount: of("open") + of("new"),
      open_amount: of("open"),
      new_amount: of("new"),
      p10_amount: band?.p10_amount ?? null,
      p90_amount: band?.p90_amount ?? null,
    };
  });
  return [...past.map((week) => ({ ...nothing, ...week })), ...coming];
}

/** What each scenario says of each week to come: its horizons are added up, so a week is what the next adds. */
export function scenarioWeeks(
  scenarios: readonly ScenarioWeek[],
  dates: readonly string[],
): readonly { readonly scenario: string; readonly week_start_date: string; readonly amount: number }[] {
  return [...new Set(scenarios.map((row) => row.scenario))].flatMap((scenario) => {
    const until = (weeks: number): number =>
      scenarios.find((row) => row.scenario === scenario && row.horizon_weeks === weeks)?.scenario_amount ?? 0;
    return dates.map((date, place) => ({
      scenario,
      week_start_date: date,
      amount: until(place + 1) - until(place),
    }));
  });
}

/** Cash by week: what came, with what had been forecast for it, and what is expected, with its layers and its band. */
export function cashCourse(data: Data, options: Options): HTMLElement {
  const weeks = courseWeeks(data);
  const hasPast = data.past.some((week) => week.forecast_amount !== null);
  return chartFrame(options.title, (width) => draw(weeks, { data, options, width }), {
    summary: `A column is a week${hasPast ? "; the mark on a past one is what had been forecast the day before it began" : ""}. Thin rules are where a week to come should end four times in five, where past forecasts are enough to say.`,
    rows: weeks,
    columns,
    file: "cash-by-week.csv",
    tables: ["cash_weeks", "cash_forecast", "cash_bands"],
    legend: [
      { label: "came", color: lineColors.context },
      { label: "expected of open invoices", color: lineColors.main },
      { label: "of invoices not yet issued", color: lineColors.other },
      ...scenarioKeys(data, options),
    ],
  });
}

function scenarioKeys({ scenarios = [] }: Data, { scenarioNames = {} }: Options) {
  const names = [...new Set(scenarios.map((row) => row.scenario))];
  return names.map((name, place) => ({ label: `if ${scenarioNames[name] ?? name}`, color: scenarioColor(place) }));
}

const scenarioColor = (place: number): string =>
  ["var(--age-4)", "var(--better)", "var(--age-2)"][place] ?? "var(--ink)";

function draw(
  weeks: readonly CourseWeek[],
  { data, options, width }: { readonly data: Data; readonly options: Options; readonly width: number },
): Element {
  const bars = weeks.map((week) => {
    const start = toDate(week.week_start_date).getTime();
    return {
      ...week,
      from: new Date(start + 0.5 * day),
      until: new Date(start + 6.5 * day),
      middle: new Date(start + 3.5 * day),
    };
  });
  const past = bars.filter((week) => week.received_amount !== null);
  const ahead = bars.filter((week) => week.received_amount === null);
  const lines = scenarioWeeks(
    data.scenarios ?? [],
    ahead.map((week) => week.week_start_date),
  ).map((row) => ({
    ...row,
    middle: new Date(toDate(row.week_start_date).getTime() + 3.5 * day),
  }));
  const names = [...new Set(lines.map((row) => row.scenario))];
  const money = (value: number): string => compactMoney(value);
  const today = new Date(toDate(options.date).getTime() + day);
  return Plot.plot({
    width,
    height: 300,
    marginLeft: 56,
    marginTop: 28,
    marginBottom: 32,
    x: { type: "utc", label: null, ticks: width < 500 ? 4 : 7, tickFormat: width < 500 ? "%b" : undefined },
    y: { label: currencyName(options.currency), grid: true, zero: true, tickFormat: money, ticks: 5 },
    marks: [
      Plot.rectY(past, { x1: "from", x2: "until", y: "received_amount", fill: lineColors.context }),
      Plot.rectY(ahead, { x1: "from", x2: "until", y: "open_amount", fill: lineColors.main }),
      Plot.rectY(ahead, { x1: "from", x2: "until", y1: "open_amount", y2: "forecast_amount", fill: lineColors.other }),
      Plot.ruleY(
        past.filter((week) => week.forecast_amount !== null),
        { x1: "from", x2: "until", y: "forecast_amount", stroke: "var(--ink)", strokeWidth: 2 },
      ),
      Plot.ruleX(
        ahead.filter((week) => week.p10_amount !== null),
        { x: "middle", y1: "p10_amount", y2: "p90_amount", stroke: "var(--ink)", marker: "tick" },
      ),
      ...names.map((name, place) =>
        Plot.lineY(
          lines.filter((row) => row.scenario === name),
          { x: "middle", y: "amount", stroke: scenarioColor(place), strokeWidth: 2, curve: "step" },
        ),
      ),
      Plot.ruleX([today], { stroke: "var(--ink)", strokeDasharray: "2 3" }),
      Plot.text([today], {
        x: (each: Date) => each,
        text: () => shortDate(options.date),
        frameAnchor: "top",
        dy: -16,
        fill: "var(--ink-soft)",
      }),
      Plot.ruleY([0]),
      Plot.tip(
        bars,
        Plot.pointerX({
          x: "middle",
          y: (week: CourseWeek) => week.received_amount ?? week.forecast_amount ?? 0,
          title: weekText,
        }),
      ),
    ],
  });
}

/** What a pointer on a week reads. */
export function weekText(week: CourseWeek): string {
  const money = (value: number | null): string => (value === null ? missing : compactMoney(value));
  const from = `Week from ${shortDate(week.week_start_date)}`;
  if (week.received_amount !== null) {
    const then = week.forecast_amount === null ? "" : `\nhad been forecast: ${money(week.forecast_amount)}`;
    return `${from}\ncame: ${money(week.received_amount)}${then}`;
  }
  const band =
    week.p10_amount === null ? "" : `\nfour times in five: ${money(week.p10_amount)} to ${money(week.p90_amount)}`;
  return `${from}\nexpected: ${money(week.forecast_amount)}\nof open invoices: ${money(week.open_amount)}\nnot yet issued: ${money(week.new_amount)}${band}`;
}
