import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { count, listNames, percent, shortDate } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

/** How many bands of past forecasts held what came, so many weeks ahead, with what the true share may be. */
export type Coverage = {
  readonly from_week: number;
  readonly to_week: number;
  readonly count_weeks: number;
  readonly count_inside: number;
  readonly coverage_rate: number;
  readonly coverage_low_rate: number;
  readonly coverage_high_rate: number;
};

/** The error of our forecasts beside those of two simple rules. */
export type RuleErrors = {
  readonly wape_rate: number | null;
  readonly due_date_wape_rate: number | null;
  readonly mean_week_wape_rate: number | null;
};

/** Errors of cash within some weeks of a past day. */
export type RivalError = RuleErrors & {
  readonly horizon_weeks: number;
  readonly count_forecasts: number;
  readonly first_date: string;
  readonly last_date: string;
};

/** The share that a band from P10 to P90 should hold. */
const promised = 0.8;

/** In words: from how many days forecasts were made again, and over which horizons a simple rule was closer. */
export function rivalSentence(errors: readonly RivalError[]): Piece {
  const [first] = errors;
  if (first === undefined) return null;
  const lost = errors.filter((row) => best(row) < (row.wape_rate ?? Infinity));
  const verdict =
    lost.length === 0
      ? "Added up, ours was closer than both over every span below."
      : `Added up over ${weeksText(lost.map((row) => row.horizon_weeks))}, a simple rule was closer than ours.`;
  return html`<p>
    On ${count(first.count_forecasts, "day")}, every seven days from ${shortDate(first.first_date)} to
    ${shortDate(first.last_date)}, the forecast was made again from what was known on that day, and held against what
    came. So were two rules that need no model: every invoice is paid on its due date, and every week brings the mean of
    the 13 before. ${verdict}
  </p>`;
}

/** In words: how many weeks ahead, week by week, ours was closer than both simple rules. */
export function weekSentence(errors: readonly (RuleErrors & { readonly horizon_week: number })[]): Piece {
  const won = errors.filter((row) => row.wape_rate !== null && row.wape_rate <= best(row));
  if (errors.length === 0) return null;
  if (won.length === 0) return html`<p>Week by week, a simple rule was closer than ours however far ahead.</p>`;
  return html`<p>
    Week by week, ours was the closest of the three
    ${won.length === errors.length ? "however far" : weeksText(won.map((row) => row.horizon_week))} ahead.
  </p>`;
}

function weeksText(weeks: readonly number[]): string {
  return `${listNames(weeks.map(String))} ${weeks.length === 1 && weeks[0] === 1 ? "week" : "weeks"}`;
}

function best({ due_date_wape_rate, mean_week_wape_rate }: RuleErrors): number {
  return Math.min(due_date_wape_rate ?? Infinity, mean_week_wape_rate ?? Infinity);
}

/** In words: how often the bands held, and whether that is as often as they promise, after so many weeks. */
export function coverageSentence(spans: readonly Coverage[]): Piece {
  if (spans.length === 0) return null;
  const parts = spans.map(
    (span) =>
      `${span.from_week} to ${span.to_week} weeks ahead ${span.count_inside} of ${span.count_weeks} did (${percent(span.coverage_rate)}; the true share lies between ${intervalText(span)}), ${verdictOf(span)}`,
  );
  return html`<p>Four in five weeks should end between P10 and P90: ${parts.join("; ")}.</p>`;
}

function verdictOf({ coverage_low_rate, coverage_high_rate }: Coverage): string {
  if (coverage_low_rate > promised) return "so those bands are wider than they need be";
  return coverage_high_rate < promised ? "so those bands are too narrow" : "which fits";
}

function intervalText({ coverage_low_rate, coverage_high_rate }: Coverage): string {
  return `${percent(coverage_low_rate)} and ${percent(coverage_high_rate)}`;
}

/** What earlier runs said of the weeks since, as they kept it, and what came. */
export function keptTable(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    { name: "as_of_date", label: "Said on", kind: "date" },
    { name: "count_weeks", label: "Weeks since", kind: "number" },
    { name: "expected_amount", label: "Said", kind: "money" },
    { name: "actual_amount", label: "Came", kind: "money" },
    { name: "open_error_amount", label: "More or less from open invoices", kind: "money" },
    { name: "new_error_amount", label: "from invoices issued since", kind: "money" },
  ];
  return dataTable(rows, columns, {
    caption: "Forecasts as earlier runs kept them, and what came",
    file: "kept-forecasts.csv",
    noun: "run",
    pageSize: 8,
    tables: ["kept_forecasts"],
  });
}
