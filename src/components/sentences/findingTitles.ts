import { days, decimal, monthName, percent } from "../../writing/format.js";
import type { Row } from "../../writing/rows.js";

/** A line of the scorecard by its measure and method. */
function lineOf(scorecard: readonly Row[], measure: string, method: string): Row {
  return scorecard.find((row) => row["measure"] === measure && row["method"] === method) ?? {};
}

/** `, 7.5 days more than a year before`; of a change below a twentieth, `, as a year before`; nothing where there is none to compare. */
function against(now: number, before: unknown, write: (size: number) => string): string {
  if (typeof before !== "number") return "";
  const change = tenths(now) - tenths(before);
  if (Math.abs(change) < 0.05) return ", as a year before";
  return `, ${write(Math.abs(change))} ${change > 0 ? "more" : "less"} than a year before`;
}

/** A number as a reader sees it, so that what is shown can be subtracted. */
const tenths = (value: number): number => Math.round(value * 10) / 10;

/** What the chart of DSO shows: how it stands against a year before, and how much of it is delay. */
export function dsoTitle(scorecard: readonly Row[]): string {
  const row = lineOf(scorecard, "dso", "simple_90");
  const now = row["value"];
  if (typeof now !== "number") return "Days sales outstanding at month ends";
  const best = lineOf(scorecard, "best_possible_dso", "simple_90")["value"];
  const gap = typeof best === "number" ? tenths(now) - tenths(best) : 0;
  const late = gap > 0 ? `; ${days(gap)} of it are delay` : "";
  return `DSO is ${days(now)}${against(now, row["year_before_value"], days)}${late}`;
}

/** What the chart of collection effectiveness shows: the share of its last month, and how it stands against a year before. */
export function ceiTitle(months: readonly { readonly as_of_date: string; readonly value: number | null }[]): string {
  const last = months.findLast(({ value }) => value !== null);
  if (last === undefined || last.value === null) return "Collection effectiveness by month";
  const yearBefore = `${Number(last.as_of_date.slice(0, 4)) - 1}${last.as_of_date.slice(4, 7)}`;
  const before = months.find(({ as_of_date }) => as_of_date.startsWith(yearBefore))?.value ?? null;
  const points = (size: number): string => `${decimal(size, 1)} points`;
  return `${decimal(last.value, 1)}\u00a0% of what could be collected in ${monthName(last.as_of_date)} was${against(last.value, before, points)}`;
}

/** What the chart of days to pay shows: the last month's days, and how many of them are terms and delay. */
export function payTitle(periods: readonly Row[]): string {
  const last = periods.findLast((row) => typeof row["days_to_pay"] === "number");
  if (last === undefined) return "Days to pay by month";
  const [pay, terms, late] = ["days_to_pay", "terms", "days_late"].map((name) => Number(last[name]));
  const delay = (late ?? 0) < 0 ? `${days(-(late ?? 0))} before they were due` : `${days(late ?? 0)} of delay`;
  return `Money took ${days(pay ?? 0)} in ${monthName(String(last["as_of_date"]))}: ${days(terms ?? 0)} of terms, ${delay}`;
}

/** What the cohorts show: how much of the last month known was paid by day 60, against the month a year before. */
export function cohortTitle(cohorts: readonly Row[]): string {
  const known = cohorts.filter((row) => row["days_since"] === 60 && typeof row["paid_rate"] === "number");
  const last = known.at(-1);
  if (last === undefined) return "Share of each month's invoices paid by day 15, 30, 60 and 90";
  const month = String(last["month_end_date"]);
  const yearBefore = `${Number(month.slice(0, 4)) - 1}${month.slice(4, 7)}`;
  const before = known.find((row) => String(row["month_end_date"]).startsWith(yearBefore))?.["paid_rate"];
  const [now, then] = [100 * Number(last["paid_rate"]), typeof before === "number" ? 100 * before : null];
  const points = (size: number): string => `${decimal(size, 1)} points`;
  return `${percent(Number(last["paid_rate"]))} of the invoices of ${monthName(month)} was paid by day 60${against(now, then, points)}`;
}
