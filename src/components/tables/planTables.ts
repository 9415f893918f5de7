import { customerHref } from "../controls/links.js";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { foldedTable } from "../dataTable/foldedTable.js";
import { emptyState } from "../sentences/note.js";
import { html } from "htl";
import type { Piece, Row } from "../../writing/rows.js";

const words: Readonly<Record<string, string>> = {
  kept: "kept",
  late: "an instalment is late",
  broken: "broken",
  completed: "completed",
  replaced: "replaced by a later plan",
  empty: "no known invoice",
  not_due: "not yet due",
  settled: "settled otherwise",
  missed: "missed",
};

const told = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => ({ ...row, state: words[String(row["status"])] ?? "" }));

/** Payment plans agreed and what has come of them; their instalments are folded away below. */
export function plansPart(plans: readonly Row[], instalments: readonly Row[]): Piece {
  if (plans.length === 0) return emptyState("This export has no payment plans (plans.csv).");
  const columns: readonly Column[] = [
    { name: "customer_name", label: "Customer", href: customerHref },
    { name: "state", label: "State" },
    { name: "agreed_date", label: "Agreed on", kind: "date" },
    { name: "planned_amount", label: "Agreed", kind: "money" },
    { name: "received_amount", label: "Received", kind: "money" },
    { name: "missing_amount", label: "Missing", kind: "money" },
    { name: "missed_date", label: "Missed since", kind: "date" },
    { name: "next_date", label: "Next on", kind: "date" },
    { name: "next_amount", label: "Next", kind: "money" },
    { name: "currency", label: "Currency" },
    { name: "sales_rep", label: "Owner" },
    { name: "plan_id", label: "Plan" },
  ];
  const parts: readonly Column[] = [
    { name: "plan_id", label: "Plan" },
    { name: "instalment", label: "Instalment", kind: "number" },
    { name: "instalment_date", label: "Due", kind: "date" },
    { name: "amount", label: "Amount", kind: "money" },
    { name: "currency", label: "Currency" },
    { name: "covered_date", label: "Paid by", kind: "date" },
    { name: "days_late", label: "Days late", kind: "days" },
    { name: "state", label: "State" },
  ];
  const ids = new Set(plans.map((row) => row["plan_id"]));
  return html`${dataTable(told(plans), columns, {
    caption: "Payment plans, what is broken first",
    file: "plans.csv",
    noun: "plan",
    pageSize: 10,
    tables: ["plans"],
  })}
  ${foldedTable(
    { summary: "Every instalment", hidden: " of these payment plans" },
    told(instalments.filter((row) => ids.has(row["plan_id"]))),
    parts,
    {
      caption: "Instalments of payment plans",
      file: "plan-instalments.csv",
      noun: "instalment",
      pageSize: 12,
      tables: ["plan_instalments"],
    },
  )}`;
}
