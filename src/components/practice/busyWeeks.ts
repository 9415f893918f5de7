import { html } from "htl";
import { barTable } from "../charts/barTable.js";
import { dataTable } from "../dataTable/dataTable.js";
import { emptyState } from "../sentences/note.js";
import { decimal, listNames, shortDate } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

const hours = (row: Row): number => Number(row["work_hours"]);

/** What the coming four weeks bring against the team's hours, by kind of work and by owner. */
export function busyWeeks(rows: readonly Row[]): Piece {
  const weeks = rows.filter((row) => row["owner"] === null && row["work"] === null);
  if (weeks.length === 0) return emptyState("Nothing is to be asked for or settled in the coming four weeks.");
  const isLogged = weeks.some((row) => Number(row["usual_count"]) > 0);
  return html`<p>${sentence(weeks)}</p>
    ${barTable(
      weeks.map((row) => ({
        label: span(row),
        stretches: [{ from: 0, to: hours(row), color: "var(--bar-total)" }],
        texts: [
          decimal(hours(row), 1),
          decimal(Number(row["capacity_hours"]), 0),
          decimal(Number(row["expected_count"]), 0),
          isLogged ? decimal(Number(row["usual_count"]), 0) : "\u2013",
        ],
      })),
      {
        caption: "Hours of the coming four weeks",
        labels: ["Week", "Hours", "Team has", "To do", "Usual"],
      },
    )}
    <h3>By owner and kind of work</h3>
    ${dataTable(pivot(rows), columnsOf(weeks), {
      caption: "Conversations and disputes to be expected, by owner and kind of work",
      file: "busy-weeks.csv",
      noun: "line",
      pageSize: 12,
      tables: ["busy_weeks"],
    })}`;
}

const span = (row: Row): string =>
  `${shortDate(String(row["start_date"])).replace(/ \d{4}$/, "")} to ${shortDate(String(row["end_date"]))}`;

function sentence(weeks: readonly Row[]): string {
  const over = weeks.filter((row) => hours(row) > Number(row["capacity_hours"]));
  const [busiest] = [...weeks].sort((one, other) => hours(other) - hours(one));
  if (over.length > 0)
    return `The team's hours do not reach in ${over.length === 1 ? "the week" : "the weeks"} ${listNames(over.map(span))}: move what is least, or find help.`;
  return busiest === undefined
    ? ""
    : `The team's hours reach: the busiest week, ${span(busiest)}, takes ${decimal(hours(busiest), 0)} of ${decimal(Number(busiest["capacity_hours"]), 0)}.`;
}

/** A line an owner or a kind of work, with what each week brings and its hours. */
function pivot(rows: readonly Row[]): readonly Row[] {
  const lines = new Map<string, Record<string, string | number>>();
  for (const row of rows) {
    if (row["owner"] === null && row["work"] === null) continue;
    const isOwner = row["owner"] !== null;
    const which = String(isOwner ? row["owner"] : row["work"]);
    const key = `${isOwner ? "owner" : "kind"} ${which}`;
    const line = lines.get(key) ?? { by: isOwner ? "owner" : "kind of work", which, hours: 0 };
    line[`week_${String(row["week"])}`] = Number(row["expected_count"]);
    line["hours"] = Number(line["hours"]) + hours(row);
    line["usual"] = Number(row["usual_count"]);
    lines.set(key, line);
  }
  return [...lines.values()].map((line) =>
    Object.fromEntries(
      Object.entries(line).map(([name, value]) => [name, typeof value === "number" ? Math.round(value) : value]),
    ),
  );
}

function columnsOf(weeks: readonly Row[]) {
  return [
    { name: "by", label: "By" },
    { name: "which", label: "Which" },
    ...weeks.map((row) => ({
      name: `week_${String(row["week"])}`,
      label: `From ${shortDate(String(row["start_date"])).replace(/ \d{4}$/, "")}`,
      kind: "number" as const,
    })),
    { name: "usual", label: "Usual a week", kind: "number" as const },
    { name: "hours", label: "Hours in four weeks", kind: "number" as const },
  ];
}
