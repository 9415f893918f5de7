import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { foldedTable } from "../dataTable/foldedTable.js";
import { compactMoney, count, decimal, longDate, percent, shortDate } from "../../writing/format.js";
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
    { name: "action_date", label: "On", kind: "date" },
    { name: "ask_amount", label: "Ask", kind: "money" },
    ...(rows.some((row) => row["other_asks"] !== null) ? [{ name: "other_asks", label: "And" }] : []),
    { name: "count_overdue", label: "Items", kind: "number", isOnlyInDownload: true },
    { name: "demand_amount", label: "Demanded", kind: "money", isOnlyInDownload: true },
    { name: "old_amount", label: "Old", kind: "money", isOnlyInDownload: true },
    { name: "gain_amount", label: "Brought forward", kind: "money" },
    { name: "minutes", label: "Minutes", kind: "number", isOnlyInDownload: true },
    { name: "wait_days", label: "Else unpaid for", kind: "days", isOnlyInDownload: true },
    { name: "due_soon_amount", label: "Due soon", kind: "money", isOnlyInDownload: true },
    { name: "contact_weekday", label: "Best day", isOnlyInDownload: true },
    { name: "past_due_amount", label: "Past due", kind: "money", isOnlyInDownload: true },
    { name: "disputed_amount", label: "Disputed", kind: "money", isOnlyInDownload: true },
    { name: "unapplied_amount", label: "Unapplied", kind: "money", isOnlyInDownload: true },
    { name: "oldest_days", label: "Oldest", kind: "days" },
    { name: "last_contact_date", label: "Last contact", kind: "date", isOnlyInDownload: true },
    ...(rows.some((row) => row["is_hold"] === true) ? [{ name: "supply", label: "Supply" }] : []),
    { name: "contact_name", label: "Speak with", isOnlyInDownload: true },
    { name: "phone", label: "Phone", isOnlyInDownload: true },
    { name: "email", label: "E-mail", isOnlyInDownload: true },
    { name: "last_step", label: "Last step", kind: "name", isOnlyInDownload: true },
    { name: "candidate", label: "Candidate for", isOnlyInDownload: true },
    ...(rows.some((row) => row["sales_rep"] !== null) ? [{ name: "sales_rep", label: "Owner" }] : []),
  ];
  const told = rows.map((row) => ({ ...row, supply: row["is_hold"] === true ? "on hold" : "" }));
  return foldedTable({ summary: "All as a table", hidden: " of conversations" }, told, columns, {
    caption: "Conversations, by money brought forward",
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
    { name: "promised_date", label: "Promised for", kind: "date", isOnlyInDownload: true },
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
    { name: "unpaid_amount", label: "Unpaid over 30 days", kind: "money" },
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
  const active = worklist.filter((row) => row["stop_reason"] === null);
  const asked = active.filter((row) => row["due_soon_amount"] === 0);
  const stopped = worklist.length - active.length;
  const holds = worklist.filter((row) => row["is_hold"] === true).length;
  const sum = (rows: readonly Row[], name: string): number =>
    rows.reduce((total, row) => total + Number(row[name] ?? 0), 0);
  const first = active.reduce(
    (day, row) => (String(row["action_date"]) < day ? String(row["action_date"]) : day),
    "9999",
  );
  const today = active.filter((row) => row["action_date"] === first);
  return html`<p class="lead">
    On ${longDate(date)} ${company} can ask ${count(asked.length, "customer")} for
    ${compactMoney(sum(asked, "ask_amount"), currency)} that is past
    due${active.length === asked.length ? "" : `, and remind ${count(active.length - asked.length, "customer")} of ${compactMoney(sum(active, "due_soon_amount"), currency)} due soon`}.
    ${
      today.length === 0
        ? ""
        : `The next working day, ${shortDate(first)}, holds ${count(today.length, "conversation")} of ${hours(sum(today, "minutes"))}.`
    }
    ${count(stopped, "customer")} with something past due ${stopped === 1 ? "is" : "are"} not to be asked now.
    ${count(holds, "customer")} of all these ${holds === 1 ? "is" : "are"} on hold;
    <a href="./terms.html#one-judgement-a-customer">all judgements</a> stand with the terms.
  </p>`;
}

const hours = (minutes: number): string =>
  minutes < 60 ? count(Math.round(minutes), "minute") : `${decimal(minutes / 60, 1)} hours`;

/** What the ranking rests on: the chance that a touch changes the outcome, where it comes from, and what the sum would be otherwise. */
export function effectSentence(row: Row | undefined): Piece {
  if (row === undefined)
    return emptyState("No action is proposed, so there is nothing that touches could bring forward.");
  const currency = String(row["report_currency"]);
  const money = (name: string): string => compactMoney(Number(row[name]), currency);
  const rate = (name: string): string => percent(Number(row[name]));
  const contacts = Number(row["count_contacts"]);
  const own =
    contacts === 0
      ? "The export has no log of contacts that could show it."
      : typeof row["shown_rate"] !== "number"
        ? `The ${count(contacts, "contact")} of the last year do not show it.`
        : `Within 14 days of ${count(contacts, "contact")} of the last year ${rate("paid_rate")} of what was past due came, against ${rate("else_paid_rate")} of what was as old and left alone${Number(row["low_rate"]) > 0 ? "" : ", which cannot show what a touch does: those who pay least are asked most"}.`;
  return html`<p>
    All actions together bring ${money("gain_amount")} forward by a month, at a chance of ${rate("effect_rate")} that a
    touch changes the outcome (${row["source"]}); at ${rate("low_effect_rate")} it is ${money("low_gain_amount")}, at
    ${rate("high_effect_rate")} ${money("high_gain_amount")}. The chance is the same for every action, so it moves the
    sum and not the ranks. ${own}
  </p>`;
}

/** What twenty touches a week reached, in words. */
export function backtestSentence(rows: readonly Row[]): Piece {
  const rate = (ranking: string): number | null => {
    const value = rows.find((row) => row["ranking"] === ranking)?.["covered_rate"];
    return typeof value === "number" ? value : null;
  };
  return html`<p>
    Of what was past due in past weeks and stayed unpaid over the thirty days after, the twenty customers this worklist
    puts first held ${percent(rate("worklist"), 1)}; the twenty largest held ${percent(rate("amount"), 1)}.
  </p>`;
}
