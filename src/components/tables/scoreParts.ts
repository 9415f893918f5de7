import { dataTable } from "../dataTable/dataTable.js";
import { customerHref, invoiceHref } from "../controls/links.js";
import type { Row } from "../../writing/rows.js";

/** The score of each invoice in log-odds, part by part: a row adds up to its score, and the score is the probability of being late, or of what is past due of being very late. */
export function scoreParts(rows: readonly Row[]): HTMLElement {
  return dataTable(
    rows,
    [
      { name: "invoice_id", label: "Invoice", href: invoiceHref },
      { name: "customer_name", label: "Customer", href: customerHref },
      { name: "base_points", label: "Average", kind: "decimal" },
      { name: "history_points", label: "Record", kind: "decimal" },
      { name: "exposure_points", label: "Open items", kind: "decimal" },
      { name: "amount_points", label: "Amount", kind: "decimal" },
      { name: "terms_points", label: "Terms", kind: "decimal" },
      { name: "calendar_points", label: "Due day", kind: "decimal" },
      { name: "activity_points", label: "Last paid", kind: "decimal" },
      { name: "since_points", label: "Since", kind: "decimal" },
      { name: "score", label: "Score", kind: "decimal" },
      { name: "late_probability", label: "Late", kind: "chance" },
      { name: "very_late_probability", label: "Very late", kind: "chance" },
    ],
    {
      caption: "Scores in parts",
      file: "score-parts.csv",
      noun: "invoice",
      pageSize: 10,
      tables: ["score_parts"],
    },
  );
}
