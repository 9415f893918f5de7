import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { longDate } from "../../writing/format.js";
import { customerLink } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const columns: readonly Column[] = [
  { name: "name", label: "Customer", href: (row) => customerLink(String(row["id"])) },
  { name: "since", label: "Since last", isFilter: true },
  { name: "from_date", label: "Date", kind: "date" },
  { name: "amount_from", label: "Overdue then", kind: "money" },
  { name: "amount_to", label: "Overdue now", kind: "money" },
  { name: "change_amount", label: "Change", kind: "money" },
  { name: "share", label: "Share of all rises or falls", kind: "percent" },
];

/** The customers whose overdue amount rose and fell most since last week, month and year; `rows` are of one date. */
export function overdueChanges(rows: readonly Row[]): Piece {
  const date = rows[0]?.["as_of_date"];
  if (typeof date !== "string")
    return emptyState("No customer's overdue amount has changed, or nothing earlier is known.");
  const named = rows.map((row) => ({ ...row, since: row["period"] ?? "" }));
  return html`<div>
    <p>The customers whose overdue amount rose and fell most up to ${longDate(date)}.</p>
    ${dataTable(named, columns, { caption: "Whose overdue changed", file: "overdue-changes.csv", noun: "change", pageSize: 10 })}
  </div>`;
}
