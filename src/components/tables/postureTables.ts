import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count, listNames } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const words: Readonly<Record<string, string>> = {
  stop: "to stop",
  restrict: "to restrict",
  watch: "to watch",
  keep: "to keep as they are",
  grow: "to grow with",
};

/** How many customers stand how, in a sentence. */
export function posturesSentence(counts: readonly Row[]): Piece {
  const parts = counts.map(
    (row) =>
      `${count(Number(row["count_customers"]), "customer")} ${words[String(row["posture"])] ?? ""} (${compactMoney(Number(row["exposure_amount"]), String(row["report_currency"]))})`,
  );
  const held = counts.reduce((sum, row) => sum + Number(row["count_held"]), 0);
  return html`<p>
    There ${Number(counts[0]?.["count_customers"]) === 1 ? "is" : "are"} ${listNames(parts)}, by what is at stake with
    them. Deliveries to ${count(held, "customer")} are to be held.
  </p>`;
}

/** The one judgement of each customer, the most cautious first. */
export function posturesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nothing is open and nobody was invoiced in the last 12 months.");
  const columns: readonly Column[] = [
    { name: "customer_name", label: "Customer", href: customerHref },
    { name: "posture", label: "Judgement" },
    { name: "reason", label: "Why", kind: "long" },
    { name: "supply", label: "Supply" },
    ...(rows.some((row) => row["decided_words"] !== null)
      ? [
          { name: "decided_words", label: "Decided", kind: "long" as const },
          { name: "advice", label: "Advised", kind: "long" as const },
        ]
      : []),
    { name: "exposure_amount", label: "Exposure", kind: "money" },
    { name: "limit_amount", label: "Limit", kind: "money" },
    { name: "recommended_amount", label: "Recommended", kind: "money" },
    ...(rows.some((row) => row["sales_rep"] !== null) ? [{ name: "sales_rep", label: "Owner" }] : []),
  ];
  const told = rows.map((row) => ({
    ...row,
    supply: row["is_hold"] === true ? "on hold" : "open",
    advice: adviceBeside(row),
  }));
  return dataTable(told, columns, {
    caption: "One judgement a customer",
    file: "postures.csv",
    noun: "customer",
    pageSize: 15,
    tables: ["postures", "posture_amounts"],
  });
}

/** What the advice says of who stands otherwise by a decision of the credit team. */
function adviceBeside(row: Row): string | null {
  if (row["decided_words"] === null) return null;
  return `${row["advised_posture"]}${row["advised_hold"] === true ? ", on hold" : ""}: ${row["advised_reason"]}`;
}
