import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { customerHref } from "../controls/links.js";
import { creditColumns } from "./creditTables.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

/** Promises to look at again, on the first business day after their date and grace. */
export function followUpTable(rows: readonly Row[], { hasPromises }: { readonly hasPromises: boolean }): Piece {
  if (!hasPromises) {
    return emptyState(
      "No promises file was given.",
      "Add promises.csv with promise_id, made_date, promised_date, amount, and customer_id or invoice_id.",
    );
  }
  if (rows.length === 0) return emptyState("No promise of a customer with something past due waits for a look.");
  const words: Readonly<Record<string, string>> = { not_due: "not yet due", partial: "kept in part", broken: "broken" };
  const columns: readonly Column[] = [
    { name: "follow_up_date", label: "Look on", kind: "date" },
    customer,
    { name: "state", label: "State" },
    { name: "promised_date", label: "Promised for", kind: "date" },
    { name: "promised_amount", label: "Promised", kind: "money" },
    { name: "received_amount", label: "Received", kind: "money" },
    { name: "sales_rep", label: "Owner" },
    { name: "promise_id", label: "Promise" },
  ];
  const told = rows.map((row) => ({ ...row, state: words[String(row["status"])] ?? "" }));
  return dataTable(told, columns, {
    caption: "Promises to look at again",
    file: "promise-follow-ups.csv",
    noun: "promise",
    pageSize: 10,
    tables: ["promise_follow_ups"],
  });
}

/** Whom a reminder alone will not move: a plan in instalments, or an agency. */
export function candidatesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("No debt is so old and large that a plan or an agency comes into question.");
  const columns: readonly Column[] = [
    customer,
    { name: "candidate", label: "Candidate for" },
    { name: "old_amount", label: "For", kind: "money" },
    { name: "ask_amount", label: "Of an ask of", kind: "money" },
    { name: "oldest_days", label: "Oldest", kind: "days" },
    { name: "paid_amount", label: "Paid in 180 days", kind: "money" },
    { name: "last_paid_date", label: "Last paid", kind: "date" },
    { name: "count_instalments", label: "Months", kind: "number" },
    { name: "instalment_amount", label: "a month", kind: "money" },
    { name: "plan_words", label: "Why" },
    { name: "last_step", label: "Last step", kind: "name" },
    { name: "sales_rep", label: "Owner" },
  ];
  return dataTable(rows, columns, {
    caption: "Candidates for a payment plan or an agency",
    file: "candidates.csv",
    noun: "customer",
    pageSize: 10,
    tables: ["candidates"],
  });
}

/** What is old and too little to dun: to be netted, written off or clarified. */
export function residuesTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nothing old is too little to be asked for.");
  const columns: readonly Column[] = [
    customer,
    { name: "residue_amount", label: "Old and small", kind: "money" },
    { name: "count_items", label: "Items", kind: "number" },
    { name: "balance_amount", label: "Of all it owes", kind: "money" },
    { name: "unapplied_amount", label: "Unapplied", kind: "money" },
    { name: "proposal", label: "Proposal" },
    { name: "sales_rep", label: "Owner" },
  ];
  return dataTable(rows, columns, {
    caption: "Small remainders to settle",
    file: "residues.csv",
    noun: "customer",
    pageSize: 10,
    tables: ["residues"],
  });
}

/** Cash and credits to apply, the largest first, with the open invoice that fits. */
export function cashTasksTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("This export shows no payment or credit note that is not applied.");
  const columns: readonly Column[] = [
    ...creditColumns,
    { name: "task", label: "What to do" },
    { name: "reference", label: "Reference" },
  ];
  return dataTable(rows, columns, {
    caption: "Cash and credits to apply",
    file: "cash-tasks.csv",
    noun: "task",
    pageSize: 10,
    tables: ["cash_tasks"],
  });
}
