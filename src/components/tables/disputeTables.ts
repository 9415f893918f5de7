import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count, percent, sentenceCase } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

/** Disputes by reason, what is open and how long one takes to settle, and the open ones one by one. */
export function disputesPart(reasons: readonly Row[], open: readonly Row[]): Piece {
  if (reasons.length === 0) {
    return emptyState(
      "This export has no disputes.",
      "Where there are some, add disputes.csv with dispute_id, invoice_id, opened_date, and where known closed_date, amount and reason.",
    );
  }
  const byReason: readonly Column[] = [
    { name: "reason", label: "Reason", kind: "name" },
    { name: "count_disputes", label: "Disputes (n)", kind: "number" },
    { name: "count_open", label: "Open", kind: "number" },
    { name: "open_amount", label: "Open amount", kind: "money" },
    { name: "median_cycle_days", label: "Days to settle, median", kind: "number" },
    { name: "p90_cycle_days", label: "P90", kind: "number" },
    { name: "oldest_open_days", label: "Oldest open, days", kind: "number" },
  ];
  const oneByOne: readonly Column[] = [
    { name: "invoice_id", label: "Invoice" },
    customer,
    { name: "reason", label: "Reason", kind: "name" },
    { name: "opened_date", label: "Opened", kind: "date" },
    { name: "age_days", label: "Open for", kind: "days" },
    { name: "currency", label: "Currency" },
    { name: "open_amount", label: "In dispute", kind: "money" },
  ];
  return html`<div>
    ${dataTable(reasons, byReason, { caption: "Disputes by reason", file: "disputes.csv", noun: "reason" })}
    ${
      open.length === 0
        ? html`<p>No dispute is open.</p>`
        : html`<h3>Open disputes, the largest first</h3>
            ${dataTable(open, oneByOne, { caption: "Open disputes", file: "open-disputes.csv", noun: "dispute", pageSize: 8 })}`
    }
  </div>`;
}

/** Promises to pay by sales rep (a promise is kept when most of it came in time), and those to watch one by one. */
export function promisesPart(rates: readonly Row[], watched: readonly Row[]): Piece {
  if (rates.length === 0) {
    const how = "Add promises.csv with promise_id, made_date, promised_date, amount, and customer_id or invoice_id.";
    return emptyState("This export has no promises to pay.", how);
  }
  const byRep: readonly Column[] = [
    { name: "cut", label: "By", kind: "name" },
    { name: "cut_value", label: "Name" },
    { name: "count_promises", label: "Promises (n)", kind: "number" },
    { name: "count_kept", label: "Kept", kind: "number" },
    { name: "count_partial", label: "Partly", kind: "number" },
    { name: "count_broken", label: "Broken", kind: "number" },
    { name: "count_not_due", label: "Not yet due", kind: "number" },
    { name: "kept_rate_by_count", label: "Kept, by count", kind: "percent" },
    { name: "kept_rate_by_value", label: "by value", kind: "percent" },
  ];
  const oneByOne: readonly Column[] = [
    customer,
    { name: "invoice_id", label: "Invoice" },
    { name: "made_date", label: "Made", kind: "date" },
    { name: "promised_date", label: "Promised for", kind: "date" },
    { name: "currency", label: "Currency" },
    { name: "amount", label: "Amount", kind: "money" },
    { name: "received_amount", label: "Received", kind: "money" },
    { name: "status", label: "Kept?", kind: "name" },
  ];
  return html`<div>
    ${dataTable(rates, byRep, { caption: "Promises to pay", file: "promises.csv", noun: "line" })}
    ${
      watched.length === 0
        ? ""
        : html`<h3>Promises still to come, and those broken lately</h3>
            ${dataTable(watched, oneByOne, { caption: "Promises to watch", file: "promises-to-watch.csv", noun: "promise", pageSize: 8 })}`
    }
  </div>`;
}

/** Short payments, bank charges and rests after payment: by reason, and one by one, what is open first. */
export function deductionsPart(reasons: readonly Row[], top: readonly Row[], currency: string): Piece {
  const first = reasons[0];
  if (first === undefined) return emptyState("This export shows no payment that fell short of its invoice.");
  const total = reasons.reduce((sum, row) => sum + Number(row["amount"]), 0);
  const byReason: readonly Column[] = [
    { name: "kind", label: "Kind", kind: "name" },
    { name: "reason", label: "Reason", kind: "name" },
    { name: "count_deductions", label: "Deductions (n)", kind: "number" },
    { name: "amount", label: "Amount", kind: "money" },
    { name: "count_open", label: "Open", kind: "number" },
    { name: "open_amount", label: "Open amount", kind: "money" },
  ];
  const oneByOne: readonly Column[] = [
    { name: "invoice_id", label: "Invoice" },
    customer,
    { name: "kind", label: "Kind", kind: "name" },
    { name: "reason", label: "Reason", kind: "name" },
    { name: "deduction_date", label: "Date", kind: "date" },
    { name: "currency", label: "Currency" },
    { name: "amount", label: "Deducted", kind: "money" },
    { name: "invoice_amount", label: "Invoice amount", kind: "money" },
    { name: "is_open", label: "Still open", kind: "text" },
    { name: "age_days", label: "Age", kind: "days" },
  ];
  const lines = top.map((row) => ({ ...row, is_open: row["is_open"] === true ? "yes" : "allowed" }));
  const kind = sentenceCase(String(first["kind"]).replaceAll("_", " "));
  return html`<div>
    <p>
      Customers kept back ${compactMoney(total, currency)} over the whole ledger. ${kind} for
      ${String(first["reason"]).replaceAll("_", " ")} is the largest part:
      ${count(Number(first["count_deductions"]), "deduction")},
      ${percent(total === 0 ? 0 : Number(first["amount"]) / total)} of the amount.
    </p>
    ${dataTable(reasons, byReason, { caption: "Deductions by reason", file: "deduction-reasons.csv", noun: "reason", pageSize: 8 })}
    <h3>Deductions one by one</h3>
    ${dataTable(lines, oneByOne, { caption: "Deductions", file: "deductions.csv", noun: "deduction", pageSize: 8 })}
  </div>`;
}
