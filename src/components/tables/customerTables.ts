import { dataTable } from "../dataTable/dataTable.js";
import { growingTable } from "../dataTable/growingTable.js";
import { readShard } from "../records/shards.js";
import { emptyState } from "../sentences/note.js";
import { reasonsText, whatIfText } from "../sentences/reasons.js";
import type { Piece, Row } from "../../writing/rows.js";

/** Rows of a shard of open invoices by customer; `pipeline/site/invoiceShards.ts` cuts them so. */
const shardRows = 2000;

/** One customer's open invoices by due date, with when each is expected and why; read as far as a reader asks. */
export async function openInvoices(customer: Row): Promise<Piece> {
  const total = Number(customer["count_invoices"] ?? 0);
  if (total === 0) return emptyState("Nothing is open.");
  const shards = shardsOf(customer);
  const isAsked = (row: Row): boolean => row["customer_id"] === customer["customer_id"];
  return growingTable(
    { paths: shards, isAsked, total, derive: (row) => ({ reasons: reasonsText(row), advice: whatIfText(row) }) },
    [
      { name: "invoice_id", label: "Invoice" },
      { name: "open_amount", label: "Open", kind: "money" },
      { name: "currency", label: "Currency" },
      { name: "due_date", label: "Due", kind: "date" },
      { name: "days_past_due", label: "Past due", kind: "pastDue" },
      { name: "expected_paid_date", label: "Expected", kind: "date" },
      { name: "late_probability", label: "Late", kind: "chance" },
      { name: "disputed_amount", label: "Disputed", kind: "money" },
      { name: "reasons", label: "Why", kind: "long" },
      { name: "issue_date", label: "Issued", kind: "date", isOnlyInDownload: true },
      { name: "bucket", label: "Age", kind: "bucket", isOnlyInDownload: true, isFilter: true },
      { name: "report_currency", label: "Reported in", isOnlyInDownload: true },
      { name: "report_amount", label: "Reported amount", kind: "money", isOnlyInDownload: true },
      { name: "risk_class", label: "Class", isOnlyInDownload: true },
      { name: "advice", label: "What would better it", kind: "long", isOnlyInDownload: true },
    ],
    {
      caption: "Open invoices by due date",
      file: `open-invoices-${fileName(customer)}.csv`,
      id: "open-invoices",
      noun: "invoice",
      first: "oldest",
      tables: ["open_invoices"],
    },
  );
}

/** Payments and credit notes of one customer that settle no invoice yet. */
export function creditsTable(credits: readonly Row[]): Piece {
  return dataTable(
    credits,
    [
      { name: "source_type", label: "Kind", kind: "name" },
      { name: "source_id", label: "Number" },
      { name: "credit_date", label: "Date", kind: "date" },
      { name: "currency", label: "Currency" },
      { name: "unapplied_amount", label: "Unapplied", kind: "money" },
    ],
    { caption: "Payments and credit notes not applied", file: "unapplied.csv", noun: "credit", tables: ["unapplied"] },
  );
}

/** What one customer owes in each currency it is reported in. */
export function amountsTable(amounts: readonly Row[]): HTMLElement {
  return dataTable(
    amounts,
    [
      { name: "report_currency", label: "Currency" },
      { name: "open_amount", label: "Open", kind: "money" },
      { name: "overdue_amount", label: "Past due", kind: "money" },
      { name: "count_open", label: "Invoices", kind: "number" },
    ],
    { caption: "What it owes by currency", file: "by-currency.csv", noun: "currency", tables: ["customer_amounts"] },
  );
}

/** Most open invoices of one customer that are read at once to say when they are expected. */
const mostItems = 2000;

/** One customer's open invoices; none where there are too many to be read at once. */
export async function openItems(customer: Row): Promise<readonly Row[]> {
  const total = Number(customer["count_invoices"] ?? 0);
  if (total === 0 || total > mostItems) return [];
  const shards = await Promise.all(shardsOf(customer).map((path) => readShard(path)));
  return shards.flatMap(({ rows = [] }) => rows.filter((row) => row["customer_id"] === customer["customer_id"]));
}

function shardsOf(customer: Row): readonly string[] {
  const first = Number(customer["first_invoice"] ?? 0);
  const total = Number(customer["count_invoices"] ?? 0);
  return Array.from(
    { length: Math.floor((first + total - 1) / shardRows) - Math.floor(first / shardRows) + 1 },
    (_, index) => `invoices/customer/${Math.floor(first / shardRows) + index}`,
  );
}

/** The terms one customer was given from when to when, and how it paid under them. */
export function termsTable(terms: readonly Row[]): Piece {
  return dataTable(
    terms,
    [
      { name: "terms", label: "Terms" },
      { name: "first_issue_date", label: "First invoice", kind: "date" },
      { name: "last_issue_date", label: "Last invoice", kind: "date" },
      { name: "count_invoices", label: "Invoices", kind: "number" },
      { name: "mean_delay_days", label: "Mean delay", kind: "days" },
    ],
    { caption: "Terms history", file: "terms-history.csv", noun: "term", tables: ["customer_terms"] },
  );
}

/** What the review of its terms says, and why, in a sentence or two; better terms that are a question are no advice here either. */
export function adviceText(advice: Row): string {
  const reason = String(advice["reason"] ?? "");
  const rail = advice["guard_rail"];
  const held = typeof rail === "string" && rail !== "" ? ` (a step is held back: ${rail})` : "";
  return `${termsText(advice)}${held}. ${reason}${reason === "" || reason.endsWith(".") ? "" : "."}`;
}

function termsText(advice: Row): string {
  const [current, proposed] = [String(advice["current_terms"]), String(advice["proposed_terms"])];
  switch (advice["action"]) {
    case "tighten":
      return `Shorten the terms from ${current} to ${proposed}`;
    case "loosen":
      return `Offer better terms, ${proposed} in place of ${current}`;
    case "consider":
      return `Better terms, ${proposed} in place of ${current}, are a question and no recommendation: they pay only if they win sales`;
    default:
      return `Keep ${current}`;
  }
}

/** One customer's disputes, the open ones first. */
export function disputesTable(disputes: readonly Row[]): Piece {
  return dataTable(
    disputes.map((row) => ({ ...row, state: row["is_open"] === true ? "open" : "closed" })),
    [
      { name: "dispute_id", label: "Dispute" },
      { name: "invoice_id", label: "Invoice" },
      { name: "state", label: "State" },
      { name: "reason", label: "Reason" },
      { name: "opened_date", label: "Opened", kind: "date" },
      { name: "closed_date", label: "Closed", kind: "date" },
      { name: "age_days", label: "Age", kind: "days" },
      { name: "currency", label: "Currency" },
      { name: "disputed_amount", label: "Disputed", kind: "money" },
      { name: "open_amount", label: "Still held up", kind: "money" },
    ],
    { caption: "Disputes", file: "disputes.csv", noun: "dispute", tables: ["disputes"] },
  );
}

/** One customer's promises to pay, the latest first, and whether they were kept. */
export function promisesTable(promises: readonly Row[]): Piece {
  return dataTable(
    promises,
    [
      { name: "promise_id", label: "Promise" },
      { name: "invoice_id", label: "Invoice" },
      { name: "made_date", label: "Made", kind: "date" },
      { name: "promised_date", label: "For", kind: "date" },
      { name: "currency", label: "Currency" },
      { name: "amount", label: "Promised", kind: "money" },
      { name: "received_amount", label: "Received", kind: "money" },
      { name: "status", label: "State", kind: "name" },
    ],
    { caption: "Promises to pay", file: "promises.csv", noun: "promise", tables: ["promises"] },
  );
}

function fileName(customer: Row): string {
  return String(customer["customer_id"]).replace(/[^\w-]/g, "_");
}
