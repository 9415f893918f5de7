import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { customerHref, invoiceHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const errorColumns: readonly Column[] = [
  { name: "wape_rate", label: "Error", kind: "rate" },
  { name: "due_date_wape_rate", label: "of due dates", kind: "rate" },
  { name: "mean_week_wape_rate", label: "of a mean week", kind: "rate" },
  { name: "bias_rate", label: "Bias", kind: "rate" },
];

/** Error of past forecasts by weeks ahead: ours beside two simple rules, bias, and how often the band held. */
export function errorTable(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    { name: "horizon_week", label: "Weeks ahead", kind: "number" },
    { name: "count_forecasts", label: "Forecasts", kind: "number" },
    ...errorColumns,
    { name: "coverage_rate", label: "Inside P10 to P90", kind: "percent" },
    { name: "coverage_low_rate", label: "True share from", kind: "percent" },
    { name: "coverage_high_rate", label: "to", kind: "percent" },
  ];
  return dataTable(rows, columns, {
    tables: ["cash_errors"],
    caption: "Error of past forecasts",
    file: "forecast-error.csv",
    noun: "horizon",
  });
}

/** How far cash expected within 1, 4, 8 and 13 weeks was from what came until then. */
export function horizonTable(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    { name: "horizon_weeks", label: "Cash within weeks", kind: "number" },
    { name: "count_forecasts", label: "Forecasts", kind: "number" },
    { name: "first_date", label: "Made from", kind: "date", isOnlyInDownload: true },
    { name: "last_date", label: "to", kind: "date", isOnlyInDownload: true },
    ...errorColumns,
    { name: "largest_miss_rate", label: "Largest miss", kind: "rate" },
  ];
  return dataTable(rows, columns, {
    tables: ["outlook_errors"],
    caption: "Error of cash added up",
    file: "forecast-error-to-date.csv",
    noun: "horizon",
  });
}

/** Why what came differs from what was forecast, by forecast: the parts sum to the error. */
export function splitTable(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    { name: "as_of_date", label: "Made on", kind: "date" },
    { name: "horizon_weeks", label: "Weeks since", kind: "number" },
    { name: "expected_amount", label: "Expected", kind: "money" },
    { name: "actual_amount", label: "Came", kind: "money" },
    { name: "timing_amount", label: "Timing", kind: "money" },
    { name: "settled_otherwise_amount", label: "Not paid in cash", kind: "money" },
    { name: "dispute_amount", label: "Disputes", kind: "money" },
    { name: "new_business_amount", label: "New business", kind: "money" },
    { name: "fx_amount", label: "FX", kind: "money" },
  ];
  const options = {
    caption: "Errors of past forecasts by cause",
    file: "forecast-errors.csv",
    noun: "forecast",
    pageSize: 8,
    tables: ["forecast_errors"],
  };
  return dataTable(rows, columns, options);
}

/** The largest open invoices and when they are expected. */
export function receiptsTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No invoice is open.");
  const columns: readonly Column[] = [
    { name: "invoice_id", label: "Invoice", href: invoiceHref },
    { name: "customer_name", label: "Customer", href: customerHref },
    { name: "open_amount", label: "Open", kind: "money" },
    { name: "due_date", label: "Due", kind: "date" },
    { name: "expected_paid_date", label: "Expected", kind: "date" },
    { name: "paid_date_p10", label: "P10", kind: "date" },
    { name: "paid_date_p90", label: "P90", kind: "date" },
  ];
  const options = { caption: "Largest open invoices", file: "largest-receipts.csv", noun: "invoice", pageSize: 10 };
  return dataTable(rows, columns, options);
}
