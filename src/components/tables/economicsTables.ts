import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count, days, percent } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

const numberOf = (value: Row[string] | undefined): number | null => (typeof value === "number" ? value : null);

/** What a day of DSO is worth, and how far the target and the best possible are in money. */
export function dsoWorth(worth: Row | undefined, currency: string, capitalCostRate: number): Piece {
  if (worth === undefined) return emptyState("Without sales in the last 90 days, a day of DSO has no worth.");
  const gap = numberOf(worth["gap_days"]);
  const target = numberOf(worth["target_dso_days"]);
  const amount = (name: string): string => compactMoney(Math.abs(Number(worth[name])), currency);
  return html`<p>
    One day of DSO is ${amount("day_amount")} of cash, which costs ${amount("day_cost_amount")} a year at
    ${percent(capitalCostRate, 1)}. DSO is ${days(numberOf(worth["dso_days"]))}; if nobody paid late and every credit
    were used, it would be ${days(numberOf(worth["best_possible_dso_days"]))}.
    ${
      gap === null || target === null
        ? "No target is set."
        : gap > 0
          ? `The target of ${days(target)} is ${days(gap)} away: ${amount("gap_amount")} of cash, ${amount("gap_cost_amount")} a year.`
          : `It is ${days(-gap)} better than the target of ${days(target)}: ${amount("gap_amount")} of cash, ${amount("gap_cost_amount")} a year.`
    }
  </p>`;
}

/** What late payment costs a year, by segment. */
export function delayTable(rows: readonly Row[]): Piece {
  const named = rows.map((row) => ({ ...row, name: row["segment"] === "" ? "none given" : String(row["segment"]) }));
  const columns: readonly Column[] = [
    { name: "name", label: "Segment" },
    { name: "count_customers", label: "Customers", kind: "number" },
    { name: "year_sales_amount", label: "Sales a year", kind: "money" },
    { name: "delay_cost_amount", label: "Delay costs, a year", kind: "money" },
  ];
  return dataTable(named, columns, {
    caption: "Cost of delay by segment",
    file: "delay-costs.csv",
    noun: "segment",
    tables: ["delay_costs"],
  });
}

/** What late payment costs a year, by customer. */
export function delayCustomersTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nobody pays late on average.");
  const columns: readonly Column[] = [
    customer,
    { name: "mean_delay_days", label: "Late by, mean", kind: "days" },
    { name: "year_sales_amount", label: "Sales a year", kind: "money" },
    { name: "delay_cost_amount", label: "Delay costs, a year", kind: "money" },
    { name: "risk_class", label: "Class" },
  ];
  return dataTable(rows, columns, {
    caption: "Cost of delay by customer",
    file: "delay-customers.csv",
    noun: "customer",
    pageSize: 10,
    tables: ["terms"],
  });
}

/** The discounts for early payment on offer: what they cost a year, how they are used, and up to which take-up they pay. */
export function discountTable(rows: readonly Row[], capitalCostRate: number): Piece {
  if (rows.length === 0) return emptyState("No terms offer a discount for early payment.");
  const columns: readonly Column[] = [
    { name: "terms", label: "Terms" },
    { name: "annual_simple_rate", label: "A year, simple", kind: "percent" },
    { name: "annual_compound_rate", label: "compounded", kind: "percent" },
    { name: "offered_amount", label: "Offered", kind: "money" },
    { name: "taken_amount", label: "Taken", kind: "money" },
    { name: "unearned_amount", label: "of it unearned", kind: "money" },
    { name: "taken_rate", label: "Take-up", kind: "percent" },
    { name: "break_even_take_up_rate", label: "Break-even take-up", kind: "percent" },
    { name: "result_amount", label: "Result", kind: "money" },
  ];
  return html`<div>
    <p>
      Money costs ${percent(capitalCostRate, 1)} a year; a discount that costs more pays only as far as it wins sales:
      up to the break-even take-up. The result is what it brought less what was taken, unearned included.
    </p>
    ${dataTable(rows, columns, {
      caption: "Early-payment discounts, 12 months",
      file: "discounts.csv",
      noun: "line",
      tables: ["terms_economics"],
    })}
  </div>`;
}

/** What could be claimed of late payers; never posted. Rules that are examples are marked. */
export function lateInterestTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nothing is past due.");
  const claimed = rows.filter((row) => row["claim_amount"] !== null);
  if (claimed.length === 0) {
    return html`<p>
      No rate of interest and no fee is set for these customers or their countries, so none is claimed.
    </p>`;
  }
  const columns: readonly Column[] = [
    customer,
    { name: "country", label: "Country" },
    { name: "overdue_amount", label: "Past due", kind: "money" },
    { name: "annual_rate", label: "Rate a year", kind: "rate" },
    { name: "interest_amount", label: "Interest", kind: "money" },
    { name: "fee_amount", label: "Fees", kind: "money" },
    { name: "claim_amount", label: "Interest and fees", kind: "money" },
    { name: "rule", label: "By", kind: "long" },
  ];
  const told = claimed.map((row) => ({
    ...row,
    rule: `${row["is_illustrative"] === true ? "illustrative: " : ""}${row["source"]}`,
  }));
  const examples = claimed.filter((row) => row["is_illustrative"] === true).length;
  return html`<div>
    ${
      examples === 0
        ? ""
        : html`<p>
            For ${count(examples, "customer")} the rule is illustrative: that of the customer's country, with the rate
            of each half-year, an example and no advice. Your own rule can be set in its place.
          </p>`
    }
    ${dataTable(told, columns, {
      caption: "Late interest claimable",
      file: "late-interest.csv",
      noun: "customer",
      pageSize: 10,
      tables: ["late_interest"],
    })}
  </div>`;
}
