import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, count, longDate, percent } from "../../writing/format.js";
import { customerHref } from "../controls/links.js";
import { emptyState } from "../sentences/note.js";
import type { Piece, Row } from "../../writing/rows.js";

const customer: Column = { name: "customer_name", label: "Customer", href: customerHref };

/** What to do today and in the days after, the most cash brought forward first. */
export function worklistTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nothing past due can be asked for today.");
  const columns: readonly Column[] = [
    { name: "rank", label: "Rank", kind: "number" },
    customer,
    { name: "step", label: "Next step" },
    { name: "reason", label: "Why", kind: "long" },
    { name: "ask_amount", label: "Ask", kind: "money" },
    { name: "demand_amount", label: "Demanded", kind: "money", isOnlyInDownload: true },
    { name: "old_amount", label: "Old", kind: "money", isOnlyInDownload: true },
    { name: "action_date", label: "On", kind: "date" },
    { name: "gain_amount", label: "Brought forward", kind: "money" },
    { name: "contact_weekday", label: "Best day" },
    { name: "past_due_amount", label: "Past due", kind: "money", isOnlyInDownload: true },
    { name: "disputed_amount", label: "Disputed", kind: "money", isOnlyInDownload: true },
    { name: "unapplied_amount", label: "Unapplied", kind: "money", isOnlyInDownload: true },
    { name: "oldest_days", label: "Oldest", kind: "days" },
    { name: "last_contact_date", label: "Last contact", kind: "date", isOnlyInDownload: true },
    ...(rows.some((row) => row["is_hold"] === true) ? [{ name: "supply", label: "Supply" }] : []),
    { name: "last_step", label: "Last step", kind: "name", isOnlyInDownload: true },
    { name: "candidate", label: "Candidate for", isOnlyInDownload: true },
    ...(rows.some((row) => row["sales_rep"] !== null) ? [{ name: "sales_rep", label: "Owner" }] : []),
  ];
  const told = rows.map((row) => ({ ...row, supply: row["is_hold"] === true ? "on hold" : "" }));
  return dataTable(told, columns, {
    caption: "Actions by cash brought forward",
    file: "worklist.csv",
    noun: "action",
    tables: ["worklist"],
  });
}

/** Whom not to ask, and why. */
export function stoppedTable(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("Nothing past due is stopped.");
  const columns: readonly Column[] = [
    customer,
    { name: "stop_reason", label: "Stopped by" },
    { name: "step", label: "To do instead" },
    { name: "reason", label: "Why", kind: "long" },
    { name: "action_date", label: "From", kind: "date" },
    { name: "past_due_amount", label: "Past due", kind: "money" },
    { name: "disputed_amount", label: "Disputed", kind: "money" },
    { name: "unapplied_amount", label: "Unapplied", kind: "money" },
    { name: "promised_date", label: "Promised for", kind: "date" },
    { name: "oldest_days", label: "Oldest", kind: "days" },
  ];
  return dataTable(rows, columns, {
    caption: "Customers not to be asked",
    file: "stopped.csv",
    noun: "customer",
    tables: ["worklist"],
  });
}

const rankings: Readonly<Record<string, string>> = {
  worklist: "this worklist",
  amount: "the largest amount first",
  age: "the oldest first",
  random: "at random",
};

/** Of the cash that stayed unpaid, the share that twenty touches a week would have reached, by way of ranking. */
export function worklistBacktest(rows: readonly Row[]): Piece {
  if (rows.length === 0) return emptyState("The history is too short to judge the ranking by what came.");
  const columns: readonly Column[] = [
    { name: "name", label: "Ranked by" },
    { name: "covered_rate", label: "Share reached", kind: "percent" },
    { name: "covered_amount", label: "Reached", kind: "money" },
    { name: "unpaid_amount", label: "Unpaid two weeks later", kind: "money" },
    { name: "count_customers", label: "Customers a week", kind: "number" },
    { name: "count_origins", label: "Weeks", kind: "number" },
  ];
  const named = rows.map((row) => ({ ...row, name: rankings[String(row["ranking"])] ?? String(row["ranking"]) }));
  return dataTable(named, columns, {
    caption: "Top 20 a week, by way of ranking",
    file: "worklist-test.csv",
    noun: "line",
    tables: ["worklist_backtest"],
  });
}

/** The first paragraph of the worklist page. */
export function worklistSentence(data: {
  readonly company: string;
  readonly date: string;
  readonly currency: string;
  readonly worklist: readonly Row[];
}): Piece {
  const { company, date, currency, worklist } = data;
  const active = worklist.filter((row) => row["stop_reason"] === null && Number(row["ask_amount"]) > 0);
  const stopped = worklist.filter((row) => row["stop_reason"] !== null);
  const sum = (name: string): number => active.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  const holds = worklist.filter((row) => row["is_hold"] === true).length;
  return html`<p class="lead">
    On ${longDate(date)} ${company} can ask ${count(active.length, "customer")} for
    ${compactMoney(sum("ask_amount"), currency)}, which brings about ${compactMoney(sum("gain_amount"), currency)}
    forward by two weeks. ${count(stopped.length, "customer")} with something past due
    ${stopped.length === 1 ? "is" : "are"} not to be asked now. Of all these, deliveries to ${count(holds, "customer")}
    are to be held, as <a href="./terms.html#one-judgement-a-customer">terms</a> says of everybody.
  </p>`;
}

/** What twenty touches a week reached, in words. */
export function backtestSentence(rows: readonly Row[]): Piece {
  const rate = (ranking: string): number | null => {
    const value = rows.find((row) => row["ranking"] === ranking)?.["covered_rate"];
    return typeof value === "number" ? value : null;
  };
  return html`<p>
    Of what was past due in past weeks and still unpaid two weeks later, the twenty customers this worklist puts first
    held ${percent(rate("worklist"), 1)}; the twenty largest held ${percent(rate("amount"), 1)}.
  </p>`;
}
