import { html } from "htl";
import { customerHref } from "../controls/links.js";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { emptyState } from "../sentences/note.js";
import { count, listNames } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

/** New customers with the start that is recommended, and how such starts turned out. */
export function vettingPart(customers: readonly Row[], results: readonly Row[]): Piece {
  if (customers.length === 0)
    return emptyState("Nobody is new: no first invoice in 90 days, and no order of anybody without one.");
  return html`<p>${sentence(customers)}</p>
    ${dataTable(customers, customerColumns, {
      caption: "New customers and the start that is recommended",
      file: "vetting.csv",
      noun: "customer",
      pageSize: 10,
      tables: ["vetting"],
    })}
    <h3>How such starts turned out</h3>
    ${
      results.length === 0
        ? emptyState("Nobody began in this export long enough after its beginning to be judged.")
        : dataTable(results, resultColumns, {
            caption: "Customers that began in the export, by what was known of them",
            file: "start-results.csv",
            noun: "line",
            pageSize: 8,
            tables: ["start_results"],
          })
    }`;
}

function sentence(customers: readonly Row[]): string {
  const careful = customers.filter((row) => Number(row["prepaid_rate"]) > 0);
  const alarmed = customers.filter((row) => row["alarm"] !== null);
  const names = (rows: readonly Row[]): string =>
    listNames(rows.slice(0, 3).map((row) => String(row["customer_name"])));
  const parts = [
    `${count(customers.length, "customer")} ${customers.length === 1 ? "is" : "are"} new.`,
    ...(careful.length === 0
      ? []
      : [`Ask money in advance of ${names(careful)}${careful.length > 3 ? " and others" : ""}.`]),
    ...(alarmed.length === 0
      ? []
      : [`Look at ${names(alarmed)}${alarmed.length > 3 ? " and others" : ""}: the start goes wrong already.`]),
  ];
  return parts.join(" ");
}

const customerColumns: readonly Column[] = [
  { name: "customer_name", label: "Customer", href: customerHref },
  { name: "first_date", label: "First invoice", kind: "date" },
  { name: "open_amount", label: "Open", kind: "money" },
  { name: "ordered_amount", label: "Ordered", kind: "money" },
  { name: "start_class", label: "Class" },
  { name: "terms_name", label: "Start with" },
  { name: "prepaid_rate", label: "In advance", kind: "percent" },
  { name: "limit_amount", label: "Limit", kind: "money" },
  { name: "reason", label: "Because", kind: "long" },
  { name: "alarm", label: "Alarm", kind: "long" },
  { name: "credit_rating", label: "Rating", isOnlyInDownload: true },
  { name: "segment", label: "Segment", isOnlyInDownload: true },
  { name: "given_terms", label: "Terms in the export", isOnlyInDownload: true },
  { name: "credit_limit", label: "Limit in the export", kind: "money", isOnlyInDownload: true },
  { name: "sales_rep", label: "Owner", isOnlyInDownload: true },
];

const resultColumns: readonly Column[] = [
  { name: "cut", label: "By" },
  { name: "cut_value", label: "Which" },
  { name: "count_starts", label: "Starts", kind: "number" },
  { name: "very_late_rate", label: "Very late or lost", kind: "percent" },
  { name: "first_late_rate", label: "First invoice late", kind: "percent" },
  { name: "terms_days", label: "Terms, median", kind: "days" },
  { name: "begin_amount", label: "Billed in 90 days, median", kind: "money" },
];
