import { html } from "htl";
import {
  compactMoney,
  count,
  days,
  inCurrencyText,
  listNames,
  longDate,
  money,
  percent,
  shortDate,
} from "../../writing/format.js";
import { invoicesHref } from "../controls/links.js";
import type { Cell, Piece, Row } from "../../writing/rows.js";

type Value = Cell | undefined;

/** The verdict: what one customer owes in one currency, how it pays, how it is judged, and what is to be done about it. */
export function standing(
  customer: Row,
  options: {
    readonly name: string;
    readonly date: string;
    readonly currency: string;
    readonly amounts: readonly Row[];
    readonly action: Row | undefined;
    readonly posture: Row | undefined;
  },
): Piece {
  const { name, date, currency, amounts, action, posture } = options;
  const own = amounts.find((row) => row["report_currency"] === currency);
  const others = amounts.filter((row) => row["report_currency"] !== currency);
  const invoices = count(numberOf(own?.["count_open"]) ?? 0, "open invoice");
  const href = invoicesHref({ customer: String(customer["customer_id"]), currency });
  const beside = others.map((row) => compactMoney(numberOf(row["open_amount"]), String(row["report_currency"])));
  const owes =
    own === undefined
      ? html`${name} has no open invoice${inCurrencyText(others.length === 0 ? null : currency)} on ${longDate(date)}.`
      : html`${name} owes ${compactMoney(numberOf(own["open_amount"]), currency)} in <a href=${href}>${invoices}</a> on
          ${longDate(date)}, ${overdueText(own, currency)}.`;
  return html`<p class="lead">
    ${owes}${beside.length === 0 ? "" : ` Beside it ${listNames(beside)} ${beside.length === 1 ? "is" : "are"} open.`}${habitOf(customer, { date, isOverdue: (numberOf(own?.["overdue_amount"]) ?? 0) > 0 })}${judgementOf(posture)}${nextStep(action)}
  </p>`;
}

/** Days without a payment after which a customer with something past due is told by what it has paid, not by what it does. */
const silentDays = 60;

/**
 * ` It pays 42 days late as a rule.`; nothing where no payment is known. Who has something past due and has not paid for
 * long has a habit of the past: ` What it has paid came 4 days early as a rule, the last on 3 Mar 2026.`
 */
export function habitOf(
  customer: Row,
  { date, isOverdue }: { readonly date: string; readonly isOverdue: boolean },
): string {
  const median = numberOf(customer["median_delay_days"]);
  if (median === null) return "";
  const size = Math.round(Math.abs(median));
  const when = size === 0 ? "on the due date" : `${days(size, 0)} ${median > 0 ? "late" : "early"}`;
  const last = customer["last_payment_date"];
  const isSilent =
    typeof last === "string" && isOverdue && (Date.parse(date) - Date.parse(last)) / 86_400_000 > silentDays;
  if (isSilent) return ` What it has paid came ${when} as a rule, the last on ${shortDate(last)}.`;
  return ` It pays ${when} as a rule.`;
}

/** ` Judgement: restrict, above its credit limit; supply is on hold.` */
export function judgementOf(posture: Row | undefined): string {
  if (posture === undefined) return "";
  const reason = typeof posture["reason"] === "string" && posture["reason"] !== "" ? `, ${posture["reason"]}` : "";
  return ` Judgement: ${String(posture["posture"])}${reason}${posture["is_hold"] === true ? "; supply is on hold" : ""}.`;
}

function overdueText(own: Row, currency: string): string {
  const overdue = numberOf(own["overdue_amount"]) ?? 0;
  if (overdue === 0) return "none of it past due";
  return overdue === numberOf(own["open_amount"])
    ? "all of it past due"
    : `${compactMoney(overdue, currency)} of it past due`;
}

function nextStep(action: Row | undefined): string {
  if (action === undefined) return "";
  const stop = action["stop_reason"];
  if (typeof stop === "string" && stop !== "") return ` Not to be asked now: ${stop}.`;
  const ask = money(numberOf(action["ask_amount"]), String(action["report_currency"]));
  return ` Next step: ${String(action["step"]).replaceAll("_", " ")} on ${shortDate(String(action["action_date"]))}, asking for ${ask}.`;
}

/** What is known of one customer in a few words each; what is not known is left out. */
export function customerFacts(
  customer: Row,
  { advice, limit, posture }: Readonly<Record<"advice" | "limit" | "posture", Row | undefined>>,
  {
    currency,
    baseCurrency,
    hasOthers,
  }: { readonly currency: string; readonly baseCurrency: string; readonly hasOthers: boolean },
): Piece {
  const amount = (cell: Value): string | null => write(cell, (value) => compactMoney(value, currency));
  const inBase = (cell: Value): string | null => write(cell, (value) => compactMoney(value, baseCurrency));
  const all = hasOthers ? ", all currencies" : "";
  const lines: readonly (readonly [string, Value])[] = [
    ["Number", customer["customer_id"]],
    ["Supply", posture === undefined ? null : posture["is_hold"] === true ? "on hold" : "open"],
    ["Decided", posture?.["decided_words"]],
    ["Advised", posture?.["decided_words"] ? adviceOf(posture) : null],
    ["Parent", customer["parent_customer_id"]],
    [`Paid late${all}`, write(customer["late_rate"], percent)],
    [`Mean delay${all}`, write(customer["mean_delay_days"], days)],
    [`Median delay${all}`, write(customer["median_delay_days"], days)],
    [`Last payment${all}`, dateText(customer["last_payment_date"])],
    ["Risk class", advice?.["risk_class"]],
    ["Very late, chance", write(advice?.["risk_rate"], percent)],
    ["Sales a year", amount(advice?.["year_sales_amount"])],
    ["Cost of delay a year", amount(advice?.["delay_cost_amount"])],
    ["Terms", customer["terms"]],
    ["Credit limit", amount(limit?.["limit_amount"]) ?? inBase(customer["credit_limit"])],
    ["Limit used", write(limit?.["utilisation_rate"], percent)],
    ["Limit recommended", amount(limit?.["recommended_amount"])],
    ["Rating", customer["credit_rating"]],
    ["Segment", customer["segment"]],
    ["Region", customer["region"]],
    ["Country", customer["country"]],
    ["Sales rep", customer["sales_rep"]],
  ];
  const known = lines.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return html`<dl class="facts">
    ${known.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** What the advice says beside a decision of the credit team. */
function adviceOf(posture: Row): string {
  return `${posture["advised_posture"]}${posture["advised_hold"] === true ? ", supply on hold" : ""}: ${posture["advised_reason"]}`;
}

function numberOf(cell: Value): number | null {
  return typeof cell === "number" ? cell : null;
}

function write(cell: Value, format: (value: number) => string): string | null {
  return typeof cell === "number" ? format(cell) : null;
}

function dateText(cell: Value): string | null {
  return typeof cell === "string" ? shortDate(cell) : null;
}
