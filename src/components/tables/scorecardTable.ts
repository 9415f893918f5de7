import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { foldedTable } from "../dataTable/foldedTable.js";
import { decimal, listNames, shortDate } from "../../writing/format.js";
import { emptyState, note } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";
import { inUnit, measureName, measureOrder, targetState } from "../sentences/scorecardWords.js";

const columns: readonly Column[] = [
  { name: "called", label: "Measure" },
  { name: "method", label: "Method", kind: "name" },
  { name: "now", label: "Now" },
  { name: "month_before", label: "A month before" },
  { name: "year_before", label: "A year before" },
  { name: "moved", label: "Moved" },
  { name: "goal", label: "Target" },
  { name: "judgement", label: "State" },
  { name: "owner", label: "Owner" },
  { name: "mark", label: "Benchmark, illustrative" },
  { name: "comment", label: "Comment", kind: "long" },
];

const sizes = ["value", "month_before_value", "year_before_value", "target", "warning", "critical", "benchmark"];

/** The days that a figure rests on where the export is shorter than its window. */
function basis({ method, window_days: days }: Row): string {
  const wanted = Number(/^simple_(\d+)$/.exec(String(method))?.[1] ?? 0);
  return typeof days === "number" && days < wanted ? ` (over the ${decimal(days)} days there are)` : "";
}

/** Whether a change is larger than three in four of the measure's own so far. */
function movedText({ is_unusual_month: month, is_unusual_year: year }: Row): string {
  const spans = [month === true ? "month" : "", year === true ? "year" : ""].filter((span) => span !== "");
  if (spans.length > 0) return `more than usual over the ${spans.join(" and the ")}`;
  return month === null && year === null ? "" : "no more than usual";
}

/** The one method of each measure by which the page speaks; of the others all stand below. */
const spoken: Readonly<Record<string, string>> = {
  receivables: "net",
  overdue: "",
  dso: "simple_90",
  best_possible_dso: "simple_90",
  average_days_delinquent: "simple_90",
  cei: "book",
  days_to_pay: "month",
  days_late: "month",
  turnover: "",
  unapplied: "",
};

/** Whether a line stands on the page itself: it has a target, or is the one method of its measure that the page speaks by. */
export function isSpoken(row: Row): boolean {
  return row["target"] !== null || spoken[String(row["measure"])] === row["method"];
}

/** Every measure beside the month and the year before, its target, its state and its owner; those with a target come first. */
export function scorecardTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("There is nothing to measure yet.");
  const lines: readonly Row[] = rows.map((row) => ({
    ...row,
    called: measureName(String(row["measure"])),
    judgement: targetState(row),
    now: row["value"] === null ? `no answer: ${String(row["reason"])}` : `${inUnit(row["value"], row)}${basis(row)}`,
    moved: movedText(row),
    month_before: inUnit(row["month_before_value"], row),
    year_before: inUnit(row["year_before_value"], row),
    goal: inUnit(row["target"], row),
    mark: row["benchmark"] === null ? "" : `${inUnit(row["benchmark"], row)} (${String(row["benchmark_source"])})`,
  }));
  const placeOf = (row: Row): number => {
    const place = measureOrder.indexOf(String(row["measure"]));
    return (row["state"] === "no target" ? measureOrder.length : 0) + (place === -1 ? measureOrder.length : place);
  };
  const ordered = [...lines].sort((one, other) => placeOf(one) - placeOf(other));
  const shown = columns.filter(({ name }) => lines.some((row) => row[name] !== "" && row[name] !== null));
  const exact = sizes.map((name): Column => ({
    name,
    label: name.replaceAll("_", " "),
    kind: "decimal",
    isOnlyInDownload: true,
  }));
  const all = [...shown, ...exact];
  const own = all.filter(({ name }) => name !== "comment" || lines.some((row) => isSpoken(row) && row[name] !== null));
  const days = rows.find((row) => row["month_before_date"] !== null || row["year_before_date"] !== null);
  const dates = [days?.["month_before_date"], days?.["year_before_date"]].flatMap((date) =>
    typeof date === "string" ? [shortDate(date)] : [],
  );
  return html`<div>
    ${dates.length === 0 ? "" : html`<p>A month and a year before are ${listNames(dates)}. A change is more than usual where three in four of the measure's own were smaller.</p>`}
    ${
      rows.some((row) => row["target"] !== null)
        ? ""
        : note("No target is set; once there are targets, each measure has a mark and an owner.")
    }
    ${dataTable(ordered.filter(isSpoken), own, { caption: "Scorecard", file: "scorecard.csv", noun: "measure", pageSize: 20 })}
    ${foldedTable({ summary: "All measures and methods", hidden: "" }, ordered, all, { caption: "All measures and methods", file: "all-measures.csv", noun: "measure", pageSize: 20 })}
  </div>`;
}
