import { type Bar, barTable } from "../charts/barTable.js";
import { customerHref } from "../controls/links.js";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { emptyState } from "../sentences/note.js";
import { compactMoney, count, days, sentenceCase, signed } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";
import { cases } from "./termsTables.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

const stepWords: Readonly<Record<string, string>> = {
  tighten: "shorten",
  loosen: "better terms",
  consider: "a question",
  hold: "held back",
};

/** Whose terms and limits change: from what to what, what it brings in a year, what it ties up, and why. */
export function termsTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nobody's terms are to change by what this ledger shows.");
  const columns: readonly Column[] = [
    customer,
    { name: "step", label: "Step" },
    { name: "terms", label: "Terms", isFilter: false },
    { name: "net_amount", label: "A year", kind: "compact" },
    { name: "capital_amount", label: "Ties up", kind: "compact" },
    { name: "limit", label: "Limit", isFilter: false },
    { name: "why", label: "Why", kind: "long" },
    { name: "benefit_amount", label: "Brings a year", kind: "money", isOnlyInDownload: true },
    { name: "margin_at_risk_amount", label: "Costs a year", kind: "money", isOnlyInDownload: true },
    { name: "break_even_sales_rate", label: "Break-even, share of sales", kind: "rate", isOnlyInDownload: true },
    { name: "dso_change_days", label: "DSO", kind: "days", isOnlyInDownload: true },
    { name: "sales_share_rate", label: "Of all sales", kind: "percent", isOnlyInDownload: true },
    { name: "limit_amount", label: "Limit now", kind: "money", isOnlyInDownload: true },
    { name: "recommended_amount", label: "Limit proposed", kind: "money", isOnlyInDownload: true },
    { name: "limit_for_terms_amount", label: "Limit for it", kind: "money", isOnlyInDownload: true },
    { name: "guard_rail", label: "Guard rail", isOnlyInDownload: true },
    { name: "advised_terms", label: "Advised", isOnlyInDownload: true },
    { name: "other", label: "The other way", kind: "long", isOnlyInDownload: true },
    { name: "carrying_amount", label: "Worth of the money", kind: "money", isOnlyInDownload: true },
    { name: "loss_amount", label: "Expected loss", kind: "money", isOnlyInDownload: true },
    { name: "margin_amount", label: "Margin of sales won or lost", kind: "money", isOnlyInDownload: true },
    { name: "discount_amount", label: "Discount given", kind: "money", isOnlyInDownload: true },
    { name: "change", label: "Before", kind: "long", isOnlyInDownload: true },
    { name: "year_sales_amount", label: "Sales a year", kind: "money", isOnlyInDownload: true },
  ];
  return dataTable(rows.map(termsRow), columns, {
    caption: "Whose terms and limits change",
    file: "terms.csv",
    noun: "customer",
    pageSize: 20,
    tables: ["terms", "limits"],
  });
}

/** A line of the table: terms and limit as they are and as they should be, and why. */
export function termsRow(row: Row): Row {
  const [benefit, cost] = [row["benefit_amount"] ?? null, row["margin_at_risk_amount"] ?? null];
  const rail = row["guard_rail"] ?? null;
  return {
    ...row,
    step: stepWords[String(row["action"])] ?? String(row["action"]),
    terms: fromTo(row["current_terms"] ?? null, row["proposed_terms"] ?? null),
    net_amount: benefit === null ? null : Number(benefit) - Number(cost ?? 0),
    limit: fromTo(limitText(row["limit_amount"] ?? null), limitText(row["recommended_amount"] ?? null)),
    why: rail === null ? (row["reason"] ?? null) : `${String(rail)}; ${String(row["reason"])}`,
    other: otherStep(row),
  };
}

const limitText = (value: Row[string] | undefined): string | null =>
  typeof value === "number" ? compactMoney(value) : null;

function fromTo(from: Row[string], to: Row[string]): string {
  if (from === null) return to === null ? "" : `none \u2192 ${String(to)}`;
  return to === null || to === from ? String(from) : `${String(from)} \u2192 ${String(to)}`;
}

/** What the steps together do to the money in receivables and to DSO, by kind. */
export function termsEffect(rows: readonly Row[], currency: string): Piece {
  const own = rows.filter((row) => row["position"] === 0);
  if (own.length === 0) return null;
  const bars = own.map((row): Bar => {
    const capital = Number(row["capital_amount"]);
    const color = capital < 0 ? "var(--bar-down)" : "var(--bar-up)";
    const change = row["dso_change_days"];
    return {
      label: `${sentenceCase(cases[String(row["action"])] ?? "")}, ${count(Number(row["count_customers"]), "customer")}`,
      stretches: capital === 0 ? [] : [{ from: 0, to: capital, color }],
      texts: [
        compactMoney(capital),
        typeof change === "number" ? signed(change, (size) => days(size)) : "",
        compactMoney(Number(row["net_amount"])),
      ],
    };
  });
  return barTable(bars, {
    caption: `What the steps do to the money tied up and to DSO, ${currency}`,
    labels: ["Step", "Ties up (\u2212 frees)", "DSO", "Leaves a year"],
  });
}

/** The other way to loosen, which brings less: longer terms, or a discount for early payment. */
function otherStep(row: Row): string {
  if (row["other_terms"] === null) return "";
  const [benefit, cost] = [Number(row["other_benefit_amount"]), Number(row["other_cost_amount"])];
  return `${row["other_terms"]}: brings ${compactMoney(benefit)}, costs ${compactMoney(cost)}`;
}
