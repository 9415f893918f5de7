import { html } from "htl";
import { lineChart } from "../charts/lineChart.js";
import { lineColors } from "../charts/colors.js";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { emptyState } from "../sentences/note.js";
import { inUnit, measureName, missesTarget } from "../sentences/scorecardWords.js";
import { compactMoney, count, days, decimal, percent, shortDate } from "../../writing/format.js";
import type { Cell, Piece, Row } from "../../writing/rows.js";

/** The measures of the quarter's page, in its order, with their unit. */
const asked: readonly (readonly [measure: string, method: string, unit: string])[] = [
  ["dso", "simple_90", "days"],
  ["best_possible_dso", "simple_90", "days"],
  ["average_days_delinquent", "simple_90", "days"],
  ["cei", "book", "percent"],
  ["overdue_rate", "", "share"],
  ["unapplied", "", "money"],
];

type Data = {
  readonly date: string;
  readonly currency: string;
  readonly history: readonly Row[];
  readonly scorecard: readonly Row[];
  readonly reasons: readonly Row[];
};

/** A line of the quarter's page. */
export type QuarterLine = {
  readonly measure: string;
  readonly now: string;
  readonly quarterBefore: string;
  readonly yearBefore: string;
  readonly goal: string;
  readonly verdict: "met" | "missed" | "no target" | "no answer";
  readonly suggestion: string;
};

/** The last day of the quarter before the one that a day is in. */
export function quarterBefore(date: string): string {
  const month = Number(date.slice(5, 7));
  const first = Date.UTC(Number(date.slice(0, 4)), month - 1 - ((month - 1) % 3), 1);
  return new Date(first - 86_400_000).toISOString().slice(0, 10);
}

/** The same month end a year before, or the last day of that month. */
function yearBefore(date: string): string {
  const end = Date.UTC(Number(date.slice(0, 4)) - 1, Number(date.slice(5, 7)), 1) - 86_400_000;
  const isMonthEnd = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).getUTCDate() === 1;
  return isMonthEnd ? new Date(end).toISOString().slice(0, 10) : `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
}

/** Each measure at the report date, a quarter's end and a year before, against its target, with one suggestion each. */
export function quarterLines(data: Data): readonly QuarterLine[] {
  const { date, history, scorecard } = data;
  const at = (day: string, measure: string): Cell =>
    history.find((row) => row["as_of_date"] === day && row["measure"] === measure && row["is_whole"] !== false)?.[
      "value"
    ] ?? null;
  return asked.flatMap(([measure, method, unit]) => {
    const now = at(date, measure);
    const before = at(quarterBefore(date), measure);
    const mark = scorecard.find((row) => row["measure"] === measure && row["method"] === method);
    const target = mark?.["target"] ?? null;
    const isMissed = mark !== undefined && missesTarget(now, mark);
    if (now === null && target === null) return [];
    const isWorse =
      typeof now === "number" && typeof before === "number" && (measure === "cei" ? now < before : now > before);
    return [
      {
        measure: measure === "overdue_rate" ? "Past due, of what is open" : measureName(measure),
        now: written(now, unit, data.currency),
        quarterBefore: written(before, unit, data.currency),
        yearBefore: written(at(yearBefore(date), measure), unit, data.currency),
        goal: written(target, unit, data.currency),
        verdict: now === null ? "no answer" : target === null ? "no target" : isMissed ? "missed" : "met",
        suggestion: isMissed || (target === null && isWorse) ? suggestion(measure, now, data) : "keep on",
      },
    ];
  });
}

function written(value: Cell, unit: string, currency: string): string {
  if (typeof value !== "number") return "";
  if (unit === "share") return percent(value, 1);
  return inUnit(value, { unit: unit === "money" ? currency : unit });
}

/** What to do first about a measure that misses its target or is worse than a quarter before, from the report's own figures. */
function suggestion(measure: string, now: Cell, { currency, history, reasons, date }: Data): string {
  const [first] = reasons.filter((row) => row["customer_id"] === null && row["reason"] !== "unknown");
  const [largest] = reasons.filter((row) => row["customer_id"] !== null);
  const late =
    first === undefined || largest === undefined
      ? "work the list of calls from its top"
      : `most of what is past due is late by ${String(first["reason"])} (${percent(Number(first["overdue_rate"]))}): begin with ${String(largest["customer_name"])}, ${compactMoney(Number(largest["overdue_amount"]), currency)}`;
  const delinquent = history.find(
    (row) => row["as_of_date"] === date && row["measure"] === "average_days_delinquent",
  )?.["value"];
  if (measure === "dso" && typeof delinquent === "number")
    return `${days(delinquent)} of it are money past due, the rest is terms granted: collect first, then look at terms`;
  if (measure === "best_possible_dso") return "terms have become longer: look at who was granted more";
  if (measure === "unapplied")
    return `apply the ${compactMoney(Number(now), currency)} that customers have paid already`;
  return late;
}

/** How many targets are met and missed; that there is none where none is set. */
export function quarterSentence(lines: readonly QuarterLine[]): string {
  const judged = lines.filter(({ verdict }) => verdict === "met" || verdict === "missed");
  const missed = judged.filter(({ verdict }) => verdict === "missed");
  if (judged.length === 0) return "No target is set; once there are targets, each measure is met or missed here.";
  if (missed.length === 0) return `${count(judged.length, "target")} of ${judged.length} met.`;
  return `Of ${count(judged.length, "target")} ${judged.length - missed.length} ${judged.length - missed.length === 1 ? "is" : "are"} met and ${missed.length} missed: ${missed.map(({ measure }) => measure).join(", ")}.`;
}

/** The first paragraph: what became of the targets, and what the last week did to what is past due. */
export function reviewSentence(data: Data, weeks: readonly Row[]): Piece {
  const [last, before] = [weeks.at(-1), weeks.at(-2)];
  const now = Number(last?.["overdue_amount"]);
  const change = now - Number(before?.["overdue_amount"]);
  const week =
    last === undefined || before === undefined
      ? ""
      : ` Past due ${change > 0 ? "rose" : "fell"} ${compactMoney(Math.abs(change), data.currency)} in the last week, to ${compactMoney(now, data.currency)}.`;
  return html`<p class="lead">${quarterSentence(quarterLines(data))}${week}</p>`;
}

/** The quarter's page: targets met and missed, with one suggestion each. */
export function quarterPart(data: Data): Piece {
  const lines = quarterLines(data);
  if (lines.length === 0) return emptyState("There is nothing to review yet.");
  const columns: readonly Column[] = [
    { name: "measure", label: "Measure" },
    { name: "now", label: shortDate(data.date) },
    { name: "quarterBefore", label: shortDate(quarterBefore(data.date)) },
    { name: "yearBefore", label: "A year before" },
    { name: "goal", label: "Target" },
    { name: "verdict", label: "State", isFilter: false },
    { name: "suggestion", label: "Suggestion", kind: "long" },
  ];
  return dataTable(lines, columns, {
    caption: "The quarter against its targets",
    file: "quarter.csv",
    noun: "measure",
    tables: ["headline_history", "scorecard"],
  });
}

/** The figures of the last 26 week ends: past due as a line, all of them as a table, the latest first. */
export function weeksPart(weeks: readonly Row[], currency: string): Piece {
  if (weeks.length === 0) return emptyState("The export is too short for figures week by week.");
  const last = weeks.at(-1);
  const points = weeks.map((row) => ({
    as_of_date: String(row["week_end_date"]),
    series: "past due",
    value: Number(row["overdue_amount"]),
  }));
  const columns: readonly Column[] = [
    { name: "week_end_date", label: "Week to", kind: "date" },
    { name: "balance_amount", label: "Net receivables", kind: "money" },
    { name: "overdue_amount", label: "Past due", kind: "money" },
    { name: "overdue_rate", label: "Of open", kind: "percent" },
    { name: "over_30_amount", label: "Over 30 days", kind: "money" },
    { name: "over_90_amount", label: "Over 90 days", kind: "money" },
    { name: "sales_amount", label: "Invoiced", kind: "money" },
    { name: "cash_amount", label: "Cash", kind: "money" },
    { name: "dso", label: "DSO", kind: "days" },
    { name: "over_60_amount", label: "Over 60 days", kind: "money", isOnlyInDownload: true },
  ];
  return html`${lineChart(points, {
    title: "Past due, week by week",
    summary: `Past due stands at ${compactMoney(Number(last?.["overdue_amount"]), currency)} at the end of the last of ${weeks.length} weeks.`,
    unit: currency,
    series: [{ name: "past due", color: lineColors.main }],
    format: (value) => decimal(value),
    kind: "money",
    file: "past-due-by-week.csv",
    tables: ["weekly_figures"],
  })}
  ${dataTable([...weeks].reverse(), columns, { caption: "Figures at week ends, the latest first", file: "weekly-figures.csv", noun: "week", pageSize: 13, tables: ["weekly_figures"] })}`;
}
