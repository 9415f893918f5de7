import { html } from "htl";
import { compactMoney, count, days, longDate, money, percent, shortDate } from "../../writing/format.js";
import { invoicesHref } from "../controls/links.js";
import type { Cell, Piece, Row } from "../../writing/rows.js";

type Value = Cell | undefined;

/** What one customer owes, and what is to be done about it. */
export function standing(
  customer: Row,
  options: { readonly date: string; readonly currency: string; readonly action: Row | undefined },
): Piece {
  const { date, currency, action } = options;
  const open = numberOf(customer["open_base_amount"]);
  const overdue = numberOf(customer["overdue_base_amount"]);
  const invoices = count(numberOf(customer["count_open"]), "open invoice");
  const href = invoicesHref({ customer: String(customer["customer_id"]) });
  const amounts =
    open === null
      ? " in a currency without an exchange rate"
      : ` of ${compactMoney(open, currency)}, ${compactMoney(overdue, currency)} of it past due`;
  return html`<p class="lead">
    On ${longDate(date)} there ${customer["count_open"] === 1 ? "is" : "are"}
    ${customer["count_open"] === 0 ? invoices : html`<a href=${href}>${invoices}</a>`}${customer["count_open"] === 0 ? "" : amounts}.${nextStep(action)}
  </p>`;
}

function nextStep(action: Row | undefined): string {
  if (action === undefined) return "";
  const stop = action["stop_reason"];
  if (typeof stop === "string" && stop !== "") return ` Not to be asked now: ${stop}.`;
  const ask = money(numberOf(action["ask_amount"]), String(action["currency"]));
  return ` Next step: ${String(action["step"]).replaceAll("_", " ")} on ${shortDate(String(action["action_date"]))}, asking for ${ask}.`;
}

/** What is known of one customer in a few words each; what is not known is left out. */
export function customerFacts(
  customer: Row,
  { advice, limit, posture }: Readonly<Record<"advice" | "limit" | "posture", Row | undefined>>,
): Piece {
  const lines: readonly (readonly [string, Value])[] = [
    ["Number", customer["customer_id"]],
    ["Judgement", posture?.["posture"]],
    ["Because", posture?.["reason"]],
    ["Supply", posture === undefined ? null : posture["is_hold"] === true ? "on hold" : "open"],
    ["Decided", posture?.["decided_words"]],
    ["Advised", posture?.["decided_words"] ? adviceOf(posture) : null],
    ["Parent", customer["parent_customer_id"]],
    ["Paid late", write(customer["late_rate"], percent)],
    ["Mean delay", write(customer["mean_delay_days"], days)],
    ["Median delay", write(customer["median_delay_days"], days)],
    ["Last payment", dateText(customer["last_payment_date"])],
    ["Risk class", advice?.["risk_class"]],
    ["Very late, chance", write(advice?.["risk_rate"], percent)],
    ["Sales, 12 months", write(advice?.["year_sales_amount"], compactMoney)],
    ["Cost of delay a year", write(advice?.["delay_cost_amount"], compactMoney)],
    ["Terms", customer["terms"]],
    ["Credit limit", write(limit?.["limit_amount"] ?? customer["credit_limit"], compactMoney)],
    ["Limit used", write(limit?.["utilisation_rate"], percent)],
    ["Limit recommended", write(limit?.["recommended_amount"], compactMoney)],
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
