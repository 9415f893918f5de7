import { html } from "htl";
import { customerHref } from "../controls/links.js";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count, longDate, percent } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

/** The first paragraph: the cash of the last seven days, of how many customers, how much of it late, and against a usual week. */
export function receiptSentence(
  rows: readonly Row[],
  { company, date, currency }: { readonly company: string; readonly date: string; readonly currency: string },
): Piece {
  const weeks = rows.filter((row) => row["period"] === "week");
  const last = weeks.find((row) => row["end_date"] === date);
  const others = weeks.filter((row) => row !== last).map((row) => Number(row["amount"]));
  const usual = others.sort((one, other) => one - other)[Math.floor(others.length / 2)];
  const beside = usual === undefined ? "" : ` A usual week of the quarter brought ${compactMoney(usual, currency)}.`;
  return html`<p class="lead">
    ${
      last === undefined
        ? `In the seven days to ${longDate(date)} nothing came in.`
        : `In the seven days to ${longDate(date)} ${company} received ${compactMoney(Number(last["amount"]), currency)} in ${count(Number(last["count_receipts"]), "payment")} of ${count(Number(last["count_customers"]), "customer")}; ${percent(Number(last["late_rate"]))} of it was late.`
    }${beside}
  </p>`;
}

/** Cash by week or by day, the latest first. */
export function periodTable(
  rows: readonly Row[],
  { period, currency }: { readonly period: "day" | "week"; readonly currency: string },
): Piece {
  const columns: readonly Column[] = [
    ...(period === "week" ? [{ name: "start_date", label: "From", kind: "date" } as const] : []),
    { name: "end_date", label: period === "week" ? "To" : "Day", kind: "date" },
    { name: "amount", label: currency === "XXX" ? "Received" : `Received, ${currency}`, kind: "money" },
    { name: "late_amount", label: "Received late", kind: "money" },
    { name: "late_rate", label: "Late", kind: "percent" },
    { name: "unapplied_amount", label: "Not applied", kind: "money" },
    { name: "count_receipts", label: "Payments", kind: "number" },
    { name: "count_customers", label: "Customers", kind: "number" },
  ];
  return dataTable(
    rows.filter((row) => row["period"] === period),
    columns,
    {
      caption: `Cash by ${period}`,
      file: `receipts-by-${period}.csv`,
      noun: period,
      pageSize: period === "week" ? 13 : 7,
      tables: ["receipt_periods"],
    },
  );
}

/** Who paid most in the last quarter. */
export function customerReceipts(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    customer,
    { name: "week_amount", label: "Last 7 days", kind: "money" },
    { name: "four_weeks_amount", label: "4 weeks", kind: "money" },
    { name: "quarter_amount", label: "13 weeks", kind: "money" },
    { name: "late_rate", label: "Late", kind: "percent" },
    { name: "last_paid_date", label: "Last paid", kind: "date" },
    { name: "count_receipts", label: "Payments", kind: "number" },
    { name: "sales_rep", label: "Owner" },
  ];
  return dataTable(rows, columns, {
    caption: "Cash by customer",
    file: "receipts-by-customer.csv",
    noun: "customer",
    pageSize: 10,
    tables: ["receipts_by_customer"],
  });
}

/** The latest payments with what they settled. */
export function latestReceipts(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    { name: "receipt_date", label: "Received", kind: "date" },
    customer,
    { name: "amount", label: "Amount", kind: "money" },
    { name: "currency", label: "Currency" },
    { name: "settled_invoices", label: "Settled" },
    { name: "mean_days_late", label: "Days late", kind: "days" },
    { name: "unapplied_report_amount", label: "Not applied", kind: "money" },
    { name: "payment_id", label: "Payment" },
    { name: "sales_rep", label: "Owner", isOnlyInDownload: true },
  ];
  return dataTable(rows, columns, {
    caption: "The latest payments and what they settled",
    file: "receipts.csv",
    noun: "payment",
    pageSize: 15,
    tables: ["receipts"],
  });
}
