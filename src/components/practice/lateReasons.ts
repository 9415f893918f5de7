import { html } from "htl";
import { barTable } from "../charts/barTable.js";
import { customerHref, invoiceHref } from "../controls/links.js";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { emptyState } from "../sentences/note.js";
import { compactMoney, percent } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";
import { inCurrency } from "../controls/currency.js";

const ofAll = (rows: readonly Row[], currency: string): readonly Row[] =>
  inCurrency(rows, currency).filter((row) => row["customer_id"] === null);

/** What the largest reason is, and how much nothing tells. */
function reasonSentence(rows: readonly Row[]): string {
  const share = (row: Row): string => percent(Number(row["overdue_rate"]));
  const [first, second] = rows.filter((row) => row["reason"] !== "unknown");
  const unknown = rows.find((row) => row["reason"] === "unknown");
  if (first === undefined) return "Nothing in the export tells why what is past due is not paid.";
  const next = second === undefined ? "" : `, ${String(second["reason"])} ${share(second)}`;
  const rest = unknown === undefined ? "" : `; nothing tells the reason of ${share(unknown)}`;
  return `What keeps it unpaid, by the money that is past due: ${String(first["reason"])} ${share(first)}${next}${rest}.`;
}

/** One line for the overview: the largest reasons, with the way to the rest; nothing where nothing is past due. */
export function lateReasonLine(rows: readonly Row[], currency: string): Piece {
  const own = ofAll(rows, currency);
  if (own.length === 0) return emptyState("Nothing is past due.");
  return html`<p>${reasonSentence(own)} <a href="./collections.html#why-they-pay-late">By customer and debt</a></p>`;
}

/** Shares of what is past due by reason, the customers behind them, and each debt. */
export function lateReasonsPart(rows: readonly Row[], debts: readonly Row[], currency: string): Piece {
  const own = ofAll(rows, currency);
  if (own.length === 0) return emptyState("Nothing is past due.");
  const customers = inCurrency(rows, currency).filter((row) => row["customer_id"] !== null);
  return html`<p>${reasonSentence(own)}</p>
    ${barTable(
      own.map((row) => ({
        label: sentenceCase(String(row["reason"])),
        stretches: [{ from: 0, to: Number(row["overdue_amount"]), color: "var(--bar-total)" }],
        texts: [
          compactMoney(Number(row["overdue_amount"]), currency),
          percent(Number(row["overdue_rate"])),
          String(row["count_items"]),
        ],
      })),
      { caption: "Past due by reason", labels: ["Reason", "Past due", "Share", "Debts"] },
    )}
    <h3>By customer</h3>
    ${dataTable(customers, customerColumns, {
      caption: "By customer, the most past due first",
      file: "late-reasons.csv",
      noun: "line",
      pageSize: 8,
      tables: ["late_reasons"],
    })}
    <h3>By debt</h3>
    ${dataTable(inCurrency(debts, currency), debtColumns, {
      caption: "Each debt and what tells its reason, the largest first",
      file: "late-debts.csv",
      noun: "debt",
      pageSize: 8,
      tables: ["late_debts"],
    })}`;
}

const sentenceCase = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

const customerColumns: readonly Column[] = [
  customer,
  { name: "reason", label: "Reason" },
  { name: "overdue_amount", label: "Past due", kind: "money" },
  { name: "overdue_rate", label: "Of its past due", kind: "percent" },
  { name: "oldest_days", label: "Oldest", kind: "days" },
  { name: "reason_words", label: "What tells it, of the largest", kind: "long" },
  { name: "sales_rep", label: "Owner", isOnlyInDownload: true },
];

const debtColumns: readonly Column[] = [
  customer,
  { name: "invoice_id", label: "Invoice", href: invoiceHref },
  { name: "days_past_due", label: "Past due for", kind: "days" },
  { name: "overdue_amount", label: "Amount", kind: "money" },
  { name: "reason", label: "Reason" },
  { name: "reason_words", label: "What tells it", kind: "long" },
  { name: "due_date", label: "Due", kind: "date", isOnlyInDownload: true },
  { name: "sales_rep", label: "Owner", isOnlyInDownload: true },
];
