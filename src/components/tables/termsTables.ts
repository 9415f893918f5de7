import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count, longDate, percent, shortDate } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

/** Customers with one recommended action, or those a guard rail held back, with the money on both sides. */
export function termsTable(
  rows: readonly Row[],
  { empty, ...options }: { readonly caption: string; readonly file: string; readonly empty: string },
): Piece {
  if (rows.length === 0) return emptyState(empty);
  const columns: readonly Column[] = [
    customer,
    { name: "current_terms", label: "Now" },
    { name: "proposed_terms", label: "Proposed" },
    { name: "benefit_amount", label: "For it, a year", kind: "money" },
    { name: "margin_at_risk_amount", label: "Against", kind: "money" },
    ...(rows.some((row) => typeof row["break_even_sales_rate"] === "number")
      ? [{ name: "break_even_sales_rate", label: "Pays from more sales of", kind: "percent" as const }]
      : []),
    ...(rows.some((row) => row["guard_rail"] !== null) ? [{ name: "guard_rail", label: "Guard rail" }] : []),
    { name: "reason", label: "Why", kind: "long" },
    ...(rows.some((row) => row["other_terms"] !== null) ? [{ name: "other", label: "Or", kind: "long" as const }] : []),
    { name: "carrying_amount", label: "Cost of money", kind: "money", isOnlyInDownload: true },
    { name: "loss_amount", label: "Expected loss", kind: "money", isOnlyInDownload: true },
    { name: "change", label: "Before", kind: "long", isOnlyInDownload: true },
    { name: "year_sales_amount", label: "Sales, 12 months", kind: "money" },
  ];
  const told = rows.map((row) => ({ ...row, other: otherStep(row) }));
  return dataTable(told, columns, { ...options, noun: "customer", pageSize: 10, tables: ["terms"] });
}

/** The other way to loosen, which brings less: longer terms, or a discount for early payment. */
function otherStep(row: Row): string {
  if (row["other_terms"] === null) return "";
  const [benefit, cost] = [Number(row["other_benefit_amount"]), Number(row["other_cost_amount"])];
  return `${row["other_terms"]}: ${compactMoney(benefit)} for it, ${compactMoney(cost)} against`;
}

/** Customers told something else than by the last run, or by the review before where there was none, and why. */
export function changesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No recommendation has changed.");
  const columns: readonly Column[] = [
    customer,
    { name: "previous_action", label: "Before" },
    { name: "action", label: "Now" },
    { name: "proposed_terms", label: "Proposed" },
    { name: "change", label: "What changed", kind: "long" },
    { name: "open_amount", label: "Open", kind: "money" },
    { name: "year_sales_amount", label: "Sales, 12 months", kind: "money" },
  ];
  return dataTable(rows, columns, {
    caption: "Recommendations that changed",
    file: "terms-changes.csv",
    noun: "customer",
    pageSize: 10,
    tables: ["terms"],
  });
}

/** All customers by action and what held a step back: how many, and their money. */
export function actionsTable(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    { name: "action", label: "Action" },
    { name: "guard_rail", label: "Guard rail" },
    { name: "count_customers", label: "Customers", kind: "number" },
    { name: "count_changed", label: "Changed", kind: "number" },
    { name: "year_sales_amount", label: "Sales, 12 months", kind: "money" },
    { name: "open_amount", label: "Open", kind: "money" },
    { name: "benefit_amount", label: "For it, a year", kind: "money" },
    { name: "margin_at_risk_amount", label: "Against", kind: "money" },
    { name: "delay_cost_amount", label: "Delay costs, a year", kind: "money" },
  ];
  return dataTable(rows, columns, { caption: "Recommendations by action", file: "terms-actions.csv", noun: "line" });
}

/** How those told to tighten, hold and loosen paid afterwards, review by review. */
export function outcomesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) {
    return emptyState("No review is old enough to see how customers paid after it.", "It takes about five months.");
  }
  const columns: readonly Column[] = [
    { name: "review_date", label: "Review", kind: "date" },
    { name: "action", label: "Told to" },
    { name: "count_customers", label: "Customers", kind: "number" },
    { name: "count_invoices", label: "Invoices due in 90 days", kind: "number" },
    { name: "mean_delay_days", label: "Paid late by, mean", kind: "days" },
    { name: "very_late_rate", label: "Very late", kind: "percent" },
  ];
  return dataTable(rows, columns, {
    caption: "How customers paid after each review",
    file: "terms-outcomes.csv",
    noun: "line",
    pageSize: 12,
  });
}

/** Customers whose course past reviews foresaw, each a dated sentence. */
export function storyList(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No write-off or recovery has followed a review yet.");
  return html`<ul class="stories">
    ${rows.map((row) => html`<li>${storySentence(row)}</li>`)}
  </ul>`;
}

function storySentence(row: Row): Piece {
  const name = html`<a href=${customerHref(row)}>${row["customer_name"]}</a>`;
  const [warned, came] = [shortDate(String(row["warning_date"])), shortDate(String(row["event_date"]))];
  return row["story"] === "written_off"
    ? html`${name}: tighten since ${warned}, ${count(Number(row["lead_days"]), "day")} before its first write-off on
      ${came} (${compactMoney(Number(row["amount"]), String(row["currency"]))} in all).`
    : html`${name}: last told to tighten on ${warned}, loosened on ${came}.`;
}

/** Better terms as a question: nothing in a ledger shows what they win, so that what they need stands beside. */
function question(customers: number, actions: readonly Row[]): string {
  if (customers === 0) return "";
  const needed = actions.find((row) => row["action"] === "loosen" && row["break_even_sales_rate"] !== null);
  const rate =
    needed === undefined
      ? ""
      : `: longer ones pay from ${percent(Number(needed["break_even_sales_rate"]), 1)} more sales on`;
  return ` Whether better ones for ${count(customers, "customer")} would win sales is a question that the ledger does not answer${rate}.`;
}

/** The first paragraph of the terms page. */
export function termsSentence(data: {
  readonly company: string;
  readonly date: string;
  readonly currency: string;
  readonly actions: readonly Row[];
}): Piece {
  const { company, date, currency, actions } = data;
  const of = (action: string, name: string): number =>
    actions.filter((row) => row["action"] === action).reduce((total, row) => total + Number(row[name] ?? 0), 0);
  if (of("tighten", "count_customers") + of("loosen", "count_customers") === 0) {
    return html`<p class="lead">
      On ${longDate(date)} ${company} should leave the terms of ${count(of("hold", "count_customers"), "customer")} as
      they are.
    </p>`;
  }
  return html`<p class="lead">
    On ${longDate(date)} ${company} should shorten the terms of ${count(of("tighten", "count_customers"), "customer")},
    which saves ${compactMoney(of("tighten", "benefit_amount"), currency)} a year against
    ${compactMoney(of("tighten", "margin_at_risk_amount"), currency)} of margin at
    risk.${question(of("loosen", "count_customers"), actions)} A person decides; nothing is sent or posted.
  </p>`;
}
