import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { count } from "../../writing/format.js";
import { customerHref, customerLink } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import { causeWords } from "../../writing/positionChanges.js";
import type { Piece, Row } from "../../writing/rows.js";

const findingColumns: readonly Column[] = [
  { name: "severity", label: "Severity" },
  { name: "rule", label: "Rule", kind: "name" },
  { name: "file", label: "File" },
];

/** The files of the input folder: rows read, accepted, rejected and left out, with their amounts. */
export function filesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No file was read.");
  const columns: readonly Column[] = [
    { name: "file", label: "File" },
    { name: "profile", label: "Layout" },
    { name: "target_table", label: "Holds", kind: "name" },
    { name: "rows_read", label: "Rows", kind: "number" },
    { name: "rows_accepted", label: "Accepted", kind: "number" },
    { name: "rows_rejected", label: "Rejected", kind: "number" },
    { name: "rows_left_out", label: "Left out", kind: "number" },
    { name: "amount_accepted", label: "Amount accepted", kind: "money" },
    { name: "amount_rejected", label: "Amount rejected", kind: "money" },
  ];
  return dataTable(rows, columns, {
    caption: "Files of the input folder",
    file: "files.csv",
    tables: ["files"],
    noun: "file",
  });
}

/** Each status word of the exports with what its rows were taken as. */
export function statusesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No file has a status column.");
  const columns: readonly Column[] = [
    { name: "file", label: "File" },
    { name: "status_column", label: "Column" },
    { name: "status", label: "Status" },
    { name: "taken_as", label: "Taken as" },
    { name: "count_rows", label: "Rows", kind: "number" },
    { name: "amount", label: "Amount", kind: "money" },
  ];
  return dataTable(rows, columns, {
    caption: "Status words by what they were taken as",
    file: "statuses.csv",
    tables: ["statuses"],
    noun: "status",
    pageSize: 10,
  });
}

/** Each kind of record with its first and last date, how old the last one is, and how many are dated later. */
export function freshnessTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No record has a date.");
  const columns: readonly Column[] = [
    { name: "records", label: "Records" },
    { name: "count_rows", label: "Rows", kind: "number" },
    { name: "first_date", label: "First", kind: "date" },
    { name: "last_date", label: "Last", kind: "date" },
    { name: "days_old", label: "Age of the last", kind: "days" },
    { name: "count_later", label: "Dated later", kind: "number" },
  ];
  return dataTable(rows, columns, {
    caption: "Records by their last date",
    file: "freshness.csv",
    noun: "kind",
    tables: ["freshness"],
  });
}

/** Where all rejected rows can be had as they stood in the exports, with the rule that rejected each. */
export function rejectsLink(files: readonly { readonly rows_rejected: number | null }[]): Piece {
  const rejected = files.reduce((sum, file) => sum + (file.rows_rejected ?? 0), 0);
  if (rejected === 0) return html`<p>No row was rejected, so there is none to send back.</p>`;
  return html`<p>
    <a href="./_lookup/rejected-rows.csv" download>Download the rejected rows</a> (CSV, ${count(rejected, "row")}), each
    as it stood in its file with the rule that rejected it.
  </p>`;
}

/** Findings counted by rule and file, with one of their messages. */
export function rulesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nothing to report: every row was usable as it stood.");
  const columns: readonly Column[] = [
    ...findingColumns,
    { name: "count_findings", label: "Findings", kind: "number" },
    { name: "amount", label: "Amount at stake", kind: "money" },
    { name: "message", label: "For example", kind: "long" },
    { name: "fix", label: "How to fix it", kind: "long" },
    { name: "means", label: "What the rule means", isOnlyInDownload: true },
  ];
  return dataTable(rows, columns, {
    caption: "Findings by rule",
    file: "findings-by-rule.csv",
    tables: ["findings_by_rule"],
    noun: "rule",
  });
}

/** Findings one by one, rejected rows first. */
export function findingsTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("There are no findings.");
  const columns: readonly Column[] = [
    ...findingColumns,
    { name: "line", label: "Line", kind: "number" },
    { name: "column", label: "Column" },
    { name: "value", label: "Value" },
    { name: "message", label: "What it means", kind: "long" },
    { name: "amount", label: "Amount", kind: "money" },
    { name: "original", label: "Original row", isOnlyInDownload: true },
  ];
  return dataTable(rows, columns, {
    caption: "Findings",
    file: "findings.csv",
    tables: ["findings_top"],
    noun: "finding",
  });
}

/** The general ledger's balances against this ledger's, newest first. */
export function reconciliationTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) {
    const how = "Add gl_balances.csv with as_of_date and balance, and where known account and currency.";
    return emptyState("No control balances were given, so the ledger was not held against the general ledger.", how);
  }
  const columns: readonly Column[] = [
    { name: "as_of_date", label: "Date", kind: "date" },
    { name: "account", label: "Account" },
    { name: "currency", label: "Currency" },
    { name: "gl_balance", label: "General ledger", kind: "money" },
    { name: "ledger_balance", label: "This ledger", kind: "money" },
    { name: "difference", label: "Difference", kind: "money" },
  ];
  const options = {
    caption: "Control balances",
    file: "reconciliation.csv",
    tables: ["reconciliation"],
    noun: "balance",
    pageSize: 12,
  };
  return dataTable([...rows].reverse(), columns, options);
}

/** Open amounts that an earlier run knew otherwise, with the cause. */
export function restatedTable(rows: readonly Row[]): Piece {
  if (rows.length === 0)
    return emptyState(
      "No earlier run knew another open amount.",
      "Every run keeps what it knew; a later one into the same folder says here what has been changed for past dates since.",
    );
  const columns: readonly Column[] = [
    { name: "as_of_date", label: "Then", kind: "date" },
    { name: "invoice_id", label: "Invoice" },
    { name: "customer_name", label: "Customer", href: customerHref },
    { name: "currency", label: "Currency" },
    { name: "known_amount", label: "Known then", kind: "money" },
    { name: "current_amount", label: "Known now", kind: "money" },
    { name: "cause", label: "Cause" },
  ];
  return dataTable(rows, columns, {
    caption: "Open amounts known otherwise now",
    file: "restated.csv",
    tables: ["restated_items"],
    noun: "item",
  });
}

/** What became of the position that the last run of an earlier date knew, by cause. */
export function positionChangesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0)
    return emptyState(
      "Nothing to compare with, or nothing has changed.",
      "A later run into the same folder says here what became of what was open.",
    );
  const told = rows.map((row) => ({ ...row, cause: causeWords[String(row["cause"])] ?? String(row["cause"]) }));
  const columns: readonly Column[] = [
    { name: "from_date", label: "Since", kind: "date" },
    { name: "currency", label: "Currency" },
    { name: "cause", label: "What became of it" },
    { name: "count_items", label: "Items", kind: "number" },
    { name: "change_amount", label: "Change", kind: "money" },
    { name: "shown_amount", label: "Open of them", kind: "money" },
  ];
  return dataTable(told, columns, {
    caption: "What changed since the last report",
    file: "position-changes.csv",
    tables: ["position_changes"],
    noun: "cause",
  });
}

/** How each file's layout was recognised, and the hash of its bytes. */
export function inputsTable(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    { name: "file", label: "File" },
    { name: "evidence", label: "How its layout was known", kind: "long" },
    { name: "bytes", label: "Bytes", kind: "number" },
    { name: "sha256", label: "SHA-256", kind: "hash" },
  ];
  const known = rows.filter((row) => row["sha256"] !== null);
  return dataTable(known, columns, { caption: "Input files", file: "inputs.csv", noun: "file", pageSize: 10 });
}

/** Numbers and names that were taken for a customer known under another one. */
export function mergesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Every customer is known under one number or name only.");
  const columns: readonly Column[] = [
    { name: "exported_as", label: "In the export" },
    { name: "customer_name", label: "Taken for", href: customerHref },
    { name: "merged_by", label: "Because of" },
    { name: "currency", label: "Currency" },
    { name: "count_invoices", label: "Invoices", kind: "number" },
    { name: "invoiced_amount", label: "Invoiced", kind: "money" },
  ];
  return dataTable(rows, columns, {
    caption: "Customers joined",
    file: "customer-merges.csv",
    tables: ["customer_merges"],
    noun: "name",
    pageSize: 10,
  });
}

/** Pairs of customers that may be one; nothing was joined because of this. */
export function duplicatesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No two customers look like one.");
  const columns: readonly Column[] = [
    { name: "customer_name", label: "Customer", href: customerHref },
    {
      name: "other_customer_name",
      label: "May be the same as",
      href: (row) => customerLink(String(row["other_customer_id"])),
    },
    { name: "alike_in", label: "Alike in" },
    { name: "similarity_rate", label: "Similarity", kind: "percent" },
    { name: "report_currency", label: "Currency" },
    { name: "open_amount", label: "Open", kind: "money" },
    { name: "other_open_amount", label: "Open of the other", kind: "money" },
  ];
  return dataTable(rows, columns, {
    caption: "Likely duplicates",
    file: "likely-duplicates.csv",
    tables: ["likely_duplicates"],
    noun: "pair",
    pageSize: 10,
  });
}
