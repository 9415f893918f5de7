import { html } from "htl";
import type { Column } from "./columns.js";
import { dataTable } from "./dataTable.js";
import { compactMoney, count, longDate, percent, shortDate } from "./format.js";
import { customerHref } from "./links.js";
import { emptyState } from "./note.js";
import type { Piece, Row } from "./rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

/** Customers with one recommended action, or those a guard rail held back, with the money on both sides. */
export function termsTable(rows: readonly Row[], options: { readonly caption: string; readonly file: string }): Piece {
  if (rows.length === 0) return emptyState("Nobody.");
  const columns: readonly Column[] = [
    customer,
    { name: "current_terms", label: "Now" },
    { name: "proposed_terms", label: "Proposed" },
    { name: "benefit_amount", label: "For it, a year", kind: "money" },
    { name: "margin_at_risk_amount", label: "Against", kind: "money" },
    { name: "reason", label: "Why", kind: "long" },
    ...(rows.some((row) => row["guard_rail"] !== null) ? [{ name: "guard_rail", label: "Guard rail" }] : []),
    ...(rows.some((row) => row["change"] !== null) ? [{ name: "change", label: "Before", kind: "long" as const }] : []),
    { name: "year_sales_amount", label: "Sales, 12 months", kind: "money" },
  ];
  return dataTable(rows, columns, { ...options, noun: "customer", pageSize: 10 });
}

/** All customers by action and what held a step back: how many, and their money. */
export function actionsTable(rows: readonly Row[]): Piece {
  const columns: readonly Column[] = [
    { name: "action", label: "Action" },
    { name: "guard_rail", label: "Guard rail" },
    { name: "count_customers", label: "Customers", kind: "number" },
    { name: "count_changed", label: "Changed since the last review", kind: "number" },
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

/** Exposure against the limit, breaches first. */
export function limitsTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nothing is open and no customer has a limit.");
  const columns: readonly Column[] = [
    customer,
    { name: "exposure_amount", label: "Exposure", kind: "money" },
    { name: "peak_amount", label: "Peak, 13 weeks", kind: "money" },
    { name: "limit_amount", label: "Limit", kind: "money" },
    { name: "recommended_amount", label: "Recommended", kind: "money" },
    { name: "utilisation_rate", label: "Used", kind: "percent" },
    { name: "state", label: "State" },
    { name: "risk_class", label: "Class" },
  ];
  const stated = rows.map((row) => ({
    ...row,
    state: row["is_breach"] === true ? "breach" : row["limit_amount"] === null ? "no limit given" : "within",
  }));
  return dataTable(stated, columns, { caption: "Credit limits", file: "limits.csv", noun: "customer", pageSize: 15 });
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
  return html`<p class="lead">
    On ${longDate(date)} ${company} should shorten the terms of ${count(of("tighten", "count_customers"), "customer")},
    which saves ${compactMoney(of("tighten", "benefit_amount"), currency)} a year against
    ${compactMoney(of("tighten", "margin_at_risk_amount"), currency)} of margin at risk, and offer longer ones to
    ${count(of("loosen", "count_customers"), "customer")}, which brings
    ${compactMoney(of("loosen", "benefit_amount"), currency)} against
    ${compactMoney(of("loosen", "margin_at_risk_amount"), currency)}. A person decides; nothing is sent or posted.
  </p>`;
}

/** One line on the discounts for early payment on offer. */
export function discountTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No terms offer a discount for early payment.");
  const columns: readonly Column[] = [
    { name: "terms", label: "Terms" },
    { name: "annual_simple_rate", label: "Costs a year, simple", kind: "percent" },
    { name: "annual_compound_rate", label: "Compounded", kind: "percent" },
    { name: "offered_amount", label: "Offered", kind: "money" },
    { name: "taken_amount", label: "Taken", kind: "money" },
    { name: "unearned_amount", label: "Unearned", kind: "money" },
    { name: "taken_rate", label: "Taken in time", kind: "percent" },
    { name: "break_even", label: "Worth it" },
  ];
  return dataTable(rows, columns, {
    caption: "Early-payment discounts, 12 months",
    file: "discounts.csv",
    noun: "line",
  });
}

/** What the discount of `rows` would have to cost at most to be worth the money it brings forward. */
export function withBreakEven(rows: readonly Row[], capitalCostRate: number): readonly Row[] {
  return rows.map((row) => {
    const rate = row["annual_simple_rate"];
    const verdict =
      typeof rate !== "number"
        ? ""
        : rate > capitalCostRate
          ? `no: money costs ${percent(capitalCostRate, 1)}`
          : `yes: money costs ${percent(capitalCostRate, 1)}`;
    return { ...row, break_even: verdict };
  });
}

/** What late payment costs a year, by segment. */
export function delayTable(rows: readonly Row[]): Piece {
  const named = rows.map((row) => ({ ...row, name: row["segment"] === "" ? "none given" : String(row["segment"]) }));
  const columns: readonly Column[] = [
    { name: "name", label: "Segment" },
    { name: "count_customers", label: "Customers", kind: "number" },
    { name: "year_sales_amount", label: "Sales, 12 months", kind: "money" },
    { name: "delay_cost_amount", label: "Delay costs, a year", kind: "money" },
  ];
  return dataTable(named, columns, { caption: "Cost of delay by segment", file: "delay-costs.csv", noun: "segment" });
}

/** What a day of delay costs, in words. */
export function delaySentence(actions: readonly Row[], currency: string, capitalCostRate: number): Piece {
  const sum = (name: string): number => actions.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  const sales = sum("year_sales_amount");
  return html`<p>
    One day of DSO is ${compactMoney(sales / 365, currency)} of cash, which costs
    ${compactMoney((sales / 365) * capitalCostRate, currency)} a year at ${percent(capitalCostRate, 1)}. The mean delay
    of late payers costs ${compactMoney(sum("delay_cost_amount"), currency)} a year.
  </p>`;
}

/** What could be claimed of late payers; never posted. */
export function lateInterestTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nothing is past due.");
  if (rows.every((row) => row["claim_amount"] === null)) {
    return html`<p>
      No rate of interest and no fee is set (lateInterest in countback.config.json), so none is claimed.
    </p>`;
  }
  const columns: readonly Column[] = [
    customer,
    { name: "overdue_amount", label: "Past due", kind: "money" },
    { name: "interest_amount", label: "Interest", kind: "money" },
    { name: "fee_amount", label: "Fees", kind: "money" },
    { name: "claim_amount", label: "Claimable in all", kind: "money" },
  ];
  return dataTable(rows, columns, { caption: "Late interest claimable", file: "late-interest.csv", noun: "customer" });
}
