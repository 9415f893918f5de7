import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { days, isInsideMonth, listNames } from "../../writing/format.js";
import { invoicesHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

/** Days to pay by period, newest first: terms plus days late. */
export function daysToPayTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No cash has been applied to invoices yet.");
  const columns: readonly Column[] = [
    { name: "as_of_date", label: "Period to", kind: "date" },
    ...partColumn(rows, "as_of_date"),
    { name: "days_to_pay", label: "Days to pay", kind: "days" },
    { name: "terms", label: "= terms", kind: "days" },
    { name: "days_late", label: "+ days late", kind: "days" },
    { name: "count_invoices", label: "Invoices (n)", kind: "number" },
    { name: "amount", label: "Cash", kind: "money" },
    ...(rows.some((row) => row["reason"] !== null) ? [{ name: "reason", label: "Remark" }] : []),
  ];
  const options = { caption: "Days to pay by period", file: "days-to-pay.csv", pageSize: 12, noun: "period" };
  return dataTable(
    [...rows].reverse().map((row) => partOfMonth(row, "as_of_date")),
    columns,
    options,
  );
}

/** Marks the row whose period ends inside a month. */
function partOfMonth(row: Row, name: string): Row {
  return { ...row, part: isInsideMonth(String(row[name])) ? "not over" : "" };
}

function partColumn(rows: readonly Row[], name: string): readonly Column[] {
  return rows.some((row) => isInsideMonth(String(row[name]))) ? [{ name: "part", label: "Month" }] : [];
}

const views: Readonly<Record<string, string>> = {
  closed: "closed invoices only",
  with_open: "with open overdue ones counted to now",
  kaplan_meier: "Kaplan–Meier, open ones censored",
};

/** Days to pay in the three ways, for one cut: n and amount beside each; below three invoices there is no answer. */
export function payViewsTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No cash has been applied to invoices yet.");
  const isCut = rows.some((row) => row["cut"] !== "all");
  const columns: readonly Column[] = [
    ...(isCut ? [{ name: "group", label: "Group" }] : []),
    { name: "way", label: "Counted", kind: "long" },
    { name: "days_to_pay", label: "Mean", kind: "days" },
    { name: "terms_days", label: "= terms", kind: "days" },
    { name: "days_late", label: "+ late", kind: "days" },
    { name: "median_days", label: "Median", kind: "days" },
    { name: "p90_days", label: "P90", kind: "days" },
    { name: "late_rate_by_count", label: "Late (n)", kind: "percent" },
    { name: "late_rate_by_value", label: "by value", kind: "percent" },
    { name: "late_30_rate_by_value", label: "> 30 days", kind: "percent" },
    { name: "recent_days", label: "Lately", kind: "days" },
    { name: "count_invoices", label: "n", kind: "number" },
    { name: "amount", label: "Amount", kind: "compact" },
    { name: "reason", label: "Remark" },
  ];
  const named = rows.map((row) => ({
    ...row,
    group: row["cut_value"] === "" ? "(none)" : (row["cut_value"] ?? ""),
    way: views[String(row["view"])] ?? row["view"] ?? "",
  }));
  const shown = columns.filter(({ name }) => name !== "reason" || rows.some((row) => row["reason"] !== null));
  const options = { caption: "Days to pay in three ways", file: "days-to-pay-ways.csv", pageSize: 12, noun: "line" };
  return dataTable(named, shown, options);
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
  const first: readonly Column[] = [
    { name: "period_end_date", label: "Month to", kind: "date" },
    ...partColumn(rows, "period_end_date"),
  ];
  const marked = [...rows].reverse().map((row) => partOfMonth(row, "period_end_date"));
  return dataTable(marked, [...first, ...columns], {
    caption: "Roll-forward of net receivables",
    file: "roll-forward.csv",
    pageSize: 12,
    noun: "month",
  });
}

/** What is open and past due by segment or by sales rep, and how the year's cash came in, with n; a cut that the export does not name is left out. */
export function groupTable(rows: readonly Row[], { cut }: { readonly cut: string }): Piece {
  const own = rows.filter((row) => row["cut"] === cut);
  const noun = cut === "segment" ? "segment" : "sales rep";
  if (own.every((row) => row["group_name"] === "(none)")) return emptyState(`This export names no ${noun}.`);
  const columns: readonly Column[] = [
    { name: "group_name", label: noun === "segment" ? "Segment" : "Sales rep", href: groupHref(cut) },
    { name: "count_customers", label: "Customers", kind: "number" },
    { name: "count_invoices", label: "Open (n)", kind: "number" },
    { name: "open_amount", label: "Open", kind: "compact" },
    { name: "overdue_amount", label: "Overdue", kind: "compact" },
    { name: "overdue_rate", label: "Share", kind: "percent" },
    { name: "disputed_amount", label: "Disputed", kind: "compact" },
    { name: "days_to_pay", label: "Days to pay", kind: "days" },
    { name: "days_late", label: "of it late", kind: "days" },
    { name: "late_rate_by_value", label: "Paid late", kind: "percent" },
    { name: "count_paid", label: "Paid (n)", kind: "number" },
  ];
  return dataTable(own, columns, {
    caption: `Open, overdue and days to pay by ${noun}`,
    file: `${cut.replace("_", "-")}s.csv`,
    noun: "group",
  });
}

function groupHref(cut: string): (row: Row) => string | null {
  return (row) => {
    const name = String(row["group_name"]);
    if (name === "(none)") return null;
    return cut === "segment" ? invoicesHref({ segment: name }) : invoicesHref({ sales_rep: name });
  };
}

/** How long an invoice waits to be written after delivery, month by month, and in the last month by segment and region. */
export function billingLagTable(rows: readonly Row[]): Piece {
  if (rows.every((row) => row["count_invoices"] === 0)) {
    return emptyState(
      "This export has no delivery dates.",
      "Add delivery_date to invoices.csv to see how long billing takes.",
    );
  }
  const months = rows.filter((row) => row["cut"] === "all").reverse();
  const columns: readonly Column[] = [
    { name: "period_end_date", label: "Issued in the month to", kind: "date" },
    { name: "cut", label: "By", kind: "name" },
    { name: "cut_value", label: "Group" },
    { name: "lag_days", label: "Days from delivery to invoice", kind: "days" },
    { name: "median_days", label: "Median", kind: "days" },
    { name: "above_week_rate", label: "Later than a week", kind: "percent" },
    { name: "count_invoices", label: "Invoices (n)", kind: "number" },
    { name: "amount", label: "Amount", kind: "money" },
  ];
  const last = months[0];
  const slowest = rows
    .filter((row) => row["cut"] !== "all" && row["cut_value"] !== "" && typeof row["lag_days"] === "number")
    .sort((one, other) => Number(other["lag_days"]) - Number(one["lag_days"]))
    .slice(0, 2);
  const names = slowest.map((row) => `${String(row["cut_value"])} (${days(Number(row["lag_days"]))})`);
  return html`<div>
    <p>
      Last month an invoice was written ${days(Number(last?.["lag_days"] ?? 0))} after delivery, weighted by amount.
      ${names.length === 0 ? "" : `Slowest: ${listNames(names)}.`}
    </p>
    ${dataTable([...months, ...rows.filter((row) => row["cut"] !== "all")], columns, { caption: "Billing lag", file: "billing-lag.csv", noun: "line", pageSize: 6 })}
  </div>`;
}
