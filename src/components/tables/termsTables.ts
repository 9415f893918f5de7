import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count, days, longDate, percent, shortDate } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

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
    { name: "year_sales_amount", label: "Sales a year", kind: "money" },
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
    { name: "year_sales_amount", label: "Sales a year", kind: "money" },
    { name: "open_amount", label: "Open", kind: "money" },
    { name: "benefit_amount", label: "Brings a year", kind: "money" },
    { name: "margin_at_risk_amount", label: "Costs a year", kind: "money" },
    { name: "capital_amount", label: "Ties up", kind: "money" },
    { name: "dso_change_days", label: "DSO", kind: "days" },
    { name: "delay_cost_amount", label: "Delay costs a year", kind: "money" },
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
  const words = (row: Row): Row[string] =>
    row["action"] === "loosen" ? "loosen, or to consider it" : (row["action"] ?? null);
  const told = rows.map((row) => ({ ...row, action: words(row) }));
  return dataTable(told, columns, {
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
      ${came} (${compactMoney(Number(row["amount"]), String(row["report_currency"]))} in all).`
    : html`${name}: last told to tighten on ${warned}, good enough for better terms from ${came} on.`;
}

/** What a step is called in a sentence. */
export const cases: Readonly<Record<string, string>> = {
  tighten: "shorter terms",
  loosen: "better terms",
  consider: "better terms, in question",
};

/** What all steps do together if what is assumed were more or less: the sales won or lost, the margin, the cost of money. */
export function sensitivityTable(rows: readonly Row[], sensitivityRate: number): Piece {
  if (rows.length === 0) return emptyState("No terms are to change, so nothing rests on an assumption.");
  const columns: readonly Column[] = [
    { name: "step", label: "Step" },
    { name: "sensitivity", label: "If" },
    { name: "benefit_amount", label: "Brings a year", kind: "money" },
    { name: "cost_amount", label: "Costs a year", kind: "money" },
    { name: "net_amount", label: "Leaves", kind: "money" },
    { name: "count_paying", label: "Pays for", kind: "number" },
    { name: "count_customers", label: "of customers", kind: "number" },
    { name: "break_even_sales_rate", label: "Break-even, share of sales", kind: "rate" },
    { name: "capital_amount", label: "Ties up", kind: "money" },
    { name: "dso_change_days", label: "DSO", kind: "days" },
  ];
  const told = [...rows]
    .sort((one, other) => Number(one["position"]) - Number(other["position"]))
    .map((row) => ({ ...row, step: cases[String(row["action"])] ?? null }));
  return dataTable(told, columns, {
    caption: `What the steps rest on, each assumption ${percent(sensitivityRate)} less or more`,
    file: "terms-sensitivity.csv",
    noun: "line",
    pageSize: 9,
    tables: ["terms_sensitivity"],
  });
}

/** What a step does to the money in receivables and to DSO: "frees EUR 1.2M and takes 0.4 days off DSO". */
function effect(row: Row, currency: string, verbs: { readonly isMany: boolean }): string {
  const say = (verb: string): string => (verbs.isMany ? verb : `${verb}s`);
  const capital = Number(row["capital_amount"]);
  const change = row["dso_change_days"];
  const money = `${capital < 0 ? say("free") : verbs.isMany ? "tie up" : "ties up"} ${compactMoney(Math.abs(capital), currency)}`;
  if (typeof change !== "number") return money;
  return `${money}, ${change < 0 ? say("take") : say("add")} ${days(Math.abs(change))} ${change < 0 ? "off" : "to"} DSO`;
}

const who = (row: Row): string =>
  `${count(Number(row["count_customers"]), "customer")} (${percent(Number(row["sales_share_rate"]), 1)} of sales)`;

/** Better terms as a question: what they would do, the sales they need, and whether this ledger shows such sales. */
function question(row: Row | undefined, currency: string): string {
  if (row === undefined) return "";
  const shown = row["shown_sales_rate"];
  const evidence =
    typeof shown === "number" && shown > 0
      ? `this ledger shows ${percent(shown, 1)} at least`
      : "this ledger shows no such sales";
  return ` Whether ${who(row)} should get better terms is a question: they would ${effect(row, currency, { isMany: true })}, cost ${compactMoney(Number(row["cost_amount"]), currency)} a year, and pay once sales to them rise by ${percent(Number(row["break_even_sales_rate"]), 1)}; ${evidence}.`;
}

/** What a change of terms does, brings and costs, after the words that name whose. */
function advice(row: Row | undefined, currency: string, words: string): string {
  if (row === undefined) return "";
  return ` ${words} ${who(row)}, which ${effect(row, currency, { isMany: false })}, brings ${compactMoney(Number(row["benefit_amount"]), currency)} a year and costs ${compactMoney(Number(row["cost_amount"]), currency)}.`;
}

/** The first paragraph of the terms page: what all steps together do, as assumed. */
export function termsSentence(data: {
  readonly company: string;
  readonly date: string;
  readonly currency: string;
  readonly customers: number;
  readonly sensitivity: readonly Row[];
}): Piece {
  const { company, date, currency, customers, sensitivity } = data;
  const of = (action: string): Row | undefined =>
    sensitivity.find((row) => row["action"] === action && row["position"] === 0);
  if (of("tighten") === undefined && of("loosen") === undefined) {
    return html`<p class="lead">
      On ${longDate(date)} ${company} should leave the terms of ${count(customers, "customer")} as they
      are.${question(of("consider"), currency)}
    </p>`;
  }
  const words = ["should shorten the terms of", "should offer better terms to"];
  const [shorter, better] = of("tighten") === undefined ? ["", words[1]] : [words[0], `It ${words[1]}`];
  return html`<p class="lead">
    On ${longDate(date)}
    ${company}${advice(of("tighten"), currency, shorter ?? "")}${advice(of("loosen"), currency, better ?? "")}${question(of("consider"), currency)}
    A person decides; nothing is sent or posted.
  </p>`;
}
