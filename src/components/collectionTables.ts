import type { Column } from "./columns.js";
import { dataTable } from "./dataTable.js";
import { customerHref } from "./links.js";
import { emptyState } from "./note.js";
import type { Piece, Row } from "./rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

/** Days to pay by period, newest first: terms plus days late. */
export function daysToPayTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No cash has been applied to invoices yet.");
  const columns: readonly Column[] = [
    { name: "as_of_date", label: "Period to", kind: "date" },
    { name: "days_to_pay", label: "Days to pay", kind: "days" },
    { name: "terms", label: "= terms", kind: "days" },
    { name: "days_late", label: "+ days late", kind: "days" },
    { name: "count_invoices", label: "Invoices", kind: "number" },
    { name: "amount", label: "Cash", kind: "money" },
  ];
  const options = { caption: "Days to pay by period", file: "days-to-pay.csv", pageSize: 12, noun: "period" };
  return dataTable([...rows].reverse(), columns, options);
}

/** The roll-forward, newest month first: opening, every movement with its sign, closing. */
export function movementsTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No month of movements yet.");
  const names = ["opening", "invoices", "cash", "credits", "discounts", "write_offs", "fx", "other", "closing"];
  const labels: Readonly<Record<string, string>> = { write_offs: "Write-offs", fx: "Currency" };
  const columns = [...names, "unexplained"].map((name) => ({
    name,
    label: labels[name] ?? name.charAt(0).toUpperCase() + name.slice(1),
    kind: "number" as const,
  }));
  return dataTable([...rows].reverse(), [{ name: "month_end_date", label: "Month to", kind: "date" }, ...columns], {
    caption: "Roll-forward of net receivables",
    file: "roll-forward.csv",
    pageSize: 12,
    noun: "month",
  });
}

/** What is open and past due by segment and by sales rep; a cut that the export does not name is left out. */
export function groupTable(rows: readonly Row[]): Piece {
  const named = rows.filter((row) =>
    rows.some((other) => other["cut"] === row["cut"] && other["group_name"] !== "(none)"),
  );
  if (named.length === 0) return emptyState("The exports name no segment and no sales rep.");
  const columns: readonly Column[] = [
    { name: "cut", label: "By", kind: "name" },
    { name: "group_name", label: "Group" },
    { name: "count_customers", label: "Customers", kind: "number" },
    { name: "count_invoices", label: "Invoices", kind: "number" },
    { name: "open_amount", label: "Open", kind: "money" },
    { name: "overdue_amount", label: "Overdue", kind: "money" },
    { name: "disputed_amount", label: "Disputed", kind: "money" },
  ];
  return dataTable(named, columns, { caption: "Open and overdue by group", file: "groups.csv", noun: "group" });
}

/** Payments and credit notes of which something is not applied, largest first. */
export function unappliedTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Every payment and credit note is fully applied.");
  const columns: readonly Column[] = [
    customer,
    { name: "source_type", label: "Kind", kind: "name" },
    { name: "source_id", label: "Number" },
    { name: "credit_date", label: "Date", kind: "date" },
    { name: "age_days", label: "Age", kind: "days" },
    { name: "currency", label: "Currency" },
    { name: "unapplied_amount", label: "Unapplied", kind: "money" },
  ];
  return dataTable(rows, columns, { caption: "Credits not applied", file: "unapplied.csv", noun: "credit" });
}

/** Disputes by reason: what is open, and how long one takes to settle. */
export function disputesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No invoice is or was disputed.");
  const columns: readonly Column[] = [
    { name: "reason", label: "Reason", kind: "name" },
    { name: "count_disputes", label: "Disputes", kind: "number" },
    { name: "count_open", label: "Open", kind: "number" },
    { name: "open_amount", label: "Open amount", kind: "money" },
    { name: "median_cycle_days", label: "Days to settle, median", kind: "number" },
    { name: "p90_cycle_days", label: "P90", kind: "number" },
    { name: "oldest_open_days", label: "Oldest open, days", kind: "number" },
  ];
  return dataTable(rows, columns, { caption: "Disputes by reason", file: "disputes.csv", noun: "reason" });
}

/** Promises to pay by sales rep: a promise is kept when most of it came in time. */
export function promisesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) {
    const how = "Add promises.csv with promise_id, made_date, promised_date, amount, and customer_id or invoice_id.";
    return emptyState("No promises to pay are recorded.", how);
  }
  const columns: readonly Column[] = [
    { name: "cut", label: "By", kind: "name" },
    { name: "cut_value", label: "Name" },
    { name: "count_promises", label: "Promises", kind: "number" },
    { name: "count_kept", label: "Kept", kind: "number" },
    { name: "count_partial", label: "Partly", kind: "number" },
    { name: "count_broken", label: "Broken", kind: "number" },
    { name: "count_not_due", label: "Not yet due", kind: "number" },
    { name: "kept_rate_by_value", label: "Kept, by value", kind: "percent" },
  ];
  return dataTable(rows, columns, { caption: "Promises to pay", file: "promises.csv", noun: "line" });
}
