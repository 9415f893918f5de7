import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

/** What a table says of a payment or credit note of which something is not applied. */
export const creditColumns: readonly Column[] = [
  customer,
  { name: "source_type", label: "Kind", kind: "name" },
  { name: "source_id", label: "Number" },
  { name: "credit_date", label: "Date", kind: "date" },
  { name: "age_days", label: "Age", kind: "days" },
  { name: "currency", label: "Currency" },
  { name: "unapplied_amount", label: "Unapplied", kind: "money" },
];

/** Payments and credit notes of which something is not applied, largest first. */
export function unappliedTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("This export shows no payment or credit note that is not applied.");
  return dataTable(rows, creditColumns, {
    caption: "Credits not applied",
    file: "unapplied.csv",
    noun: "credit",
    pageSize: 10,
  });
}

/** Customers that would be chased for what their own credits cover. */
export function chaseablePart(rows: readonly Row[], currency: string): Piece {
  const total = rows[0]?.["total_amount"];
  if (typeof total !== "number")
    return html`<p>
      No customer with unapplied credits in this export is past due, so none of them is chased for what it has paid.
    </p>`;
  const columns: readonly Column[] = [
    customer,
    { name: "overdue_amount", label: "Overdue", kind: "money" },
    { name: "unapplied_amount", label: "Own unapplied credits", kind: "money" },
    { name: "wrongly_chaseable_amount", label: "Would be chased wrongly", kind: "money" },
    { name: "chaseable_amount", label: "Rightly asked for", kind: "money" },
  ];
  return html`<div>
    <p>
      ${compactMoney(total, currency)} of what is past due would be chased wrongly:
      ${count(Number(rows[0]?.["count_customers"]), "customer")} paid it already, and the money waits to be applied.
    </p>
    ${dataTable(rows, columns, { caption: "Overdue that is paid already", file: "wrongly-chaseable.csv", noun: "customer", pageSize: 10 })}
  </div>`;
}
