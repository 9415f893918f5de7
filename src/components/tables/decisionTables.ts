import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { toCsv } from "../../writing/csv.js";
import { button } from "../controls/button.js";
import { customerHref } from "../controls/links.js";
import { saveFile } from "../frame/saveFile.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

/** What the credit team decided, the advice beside it, and how the customers paid afterwards. */
export function decisionsTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) {
    return emptyState(
      "The credit team has decided nothing otherwise, so the advice stands.",
      "Fill decisions.csv, and put it beside the exports.",
    );
  }
  const has = (name: string): boolean => rows.some((row) => row[name] !== null);
  const columns: readonly Column[] = [
    { name: "customer_name", label: "Customer", href: customerHref },
    { name: "status", label: "Status" },
    { name: "decided_date", label: "Decided", kind: "date" },
    { name: "decided_by", label: "By" },
    { name: "reason", label: "Why", kind: "long" },
    ...(has("terms")
      ? [
          { name: "terms", label: "Terms" },
          { name: "advised_terms", label: "Advised" },
        ]
      : []),
    ...(has("credit_limit")
      ? [
          { name: "credit_limit", label: "Limit", kind: "money" as const },
          { name: "advised_limit_amount", label: "Advised", kind: "money" as const },
        ]
      : []),
    ...(has("supply")
      ? [
          { name: "supply", label: "Supply" },
          { name: "advised_supply", label: "Advised" },
        ]
      : []),
    { name: "valid_until", label: "Until", kind: "date" },
    ...(has("count_invoices")
      ? [
          { name: "advised_action", label: "Advised then" },
          { name: "count_invoices", label: "Due in 90 days", kind: "number" as const },
          { name: "mean_delay_days", label: "Paid late by, mean", kind: "days" as const },
          { name: "very_late_rate", label: "Very late", kind: "percent" as const },
          { name: "written_off_amount", label: "Written off since", kind: "money" as const },
        ]
      : []),
  ];
  const told = rows.map((row) => ({
    ...row,
    customer_name: row["customer_name"] ?? row["customer_id"] ?? null,
    advised_supply:
      row["supply"] === null || row["advised_hold"] === null ? null : row["advised_hold"] === true ? "hold" : "release",
  }));
  return dataTable(told, columns, {
    caption: "Decisions of the credit team",
    file: "team-decisions.csv",
    noun: "decision",
    pageSize: 10,
    tables: ["team_decisions"],
  });
}

/** A button that saves decisions.csv with a line a customer, what to decide left empty; null where nobody is to decide on. */
export function decisionSheet(rows: readonly Row[]): Piece {
  if (rows.length === 0) return null;
  return html`<div class="tools">
    ${button("Download decisions.csv to fill", () =>
      saveFile("decisions.csv", new Blob([sheetOf(rows)], { type: "text/csv;charset=utf-8" })),
    )}
  </div>`;
}

/** The text of decisions.csv, as the next run reads it. */
export function sheetOf(rows: readonly Row[]): string {
  return toCsv(Object.keys(rows[0] ?? {}), rows);
}
