import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count, listNames } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

/** In words: how many customers have an alarm, of which kinds, and about how much money. */
export function alertsSentence(rows: readonly Row[], currency: string): Piece {
  if (rows.length === 0) return null;
  const kinds = [...new Set(rows.map((row) => String(row["kind"])))];
  const customers = new Set(rows.map((row) => row["customer_id"])).size;
  const parts = kinds.map((kind) => {
    const own = rows.filter((row) => row["kind"] === kind);
    const amount = own.reduce((total, row) => total + Number(row["amount"]), 0);
    return `${kind} ${own.length} (${compactMoney(amount, currency)})`;
  });
  return html`<p>
    There are alarms on ${count(customers, "customer")}, by kind and by the money they are about: ${listNames(parts)}.
  </p>`;
}

/** Alarms on customers: since when, about how much, why and what follows, the most money first. */
export function alertsTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No customer gives cause for an alarm.");
  const columns: readonly Column[] = [
    { name: "customer_name", label: "Customer", href: customerHref },
    { name: "kind", label: "Alarm" },
    { name: "alert_date", label: "Since", kind: "date" },
    { name: "amount", label: "About", kind: "money" },
    { name: "message", label: "Why", kind: "long" },
    { name: "consequence", label: "What follows", kind: "long" },
    ...(rows.some((row) => row["sales_rep"] !== null) ? [{ name: "sales_rep", label: "Owner" }] : []),
  ];
  return dataTable(rows, columns, {
    caption: "Alarms on customers",
    file: "credit-alerts.csv",
    noun: "alarm",
    pageSize: 10,
    tables: ["credit_alerts"],
  });
}
