import { html } from "htl";
import type { RollForward } from "./bridge.js";
import { compactMoney, longDate, percent } from "./format.js";
import type { Headline } from "./headline.js";
import type { Piece } from "./rows.js";

/** A customer whose overdue amount moved since the month end before. */
export type OverdueChange = {
  readonly customer_id: string;
  readonly customer_name: string;
  readonly overdue_amount: number;
  readonly change_amount: number;
};

/** A customer's part of what is overdue; rank 1 is the largest. */
export type Share = {
  readonly customer_id: string;
  readonly customer_name: string;
  readonly share: number;
  readonly rank: number;
};

/**
 * What changed since the last month end, in at most three sentences with names and amounts, each linking to its rows:
 * the overdue total and who holds it, whose overdue moved most, and what moved the balance.
 */
export function whatChanged(data: {
  readonly overdue: Headline | undefined;
  readonly overdueShares: readonly Share[];
  readonly changes: readonly OverdueChange[];
  readonly month: RollForward | undefined;
}): Piece {
  const { overdue, overdueShares, changes, month } = data;
  const sentences = [
    overdue === undefined ? null : overdueSentence(overdue, overdueShares),
    overdue === undefined ? null : customersSentence(changes, overdue.currency),
    month === undefined ? null : balanceSentence(month),
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return html`<p class="empty">There is nothing yet to compare this ledger with.</p>`;
  return html`<ol class="what-changed">
    ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
  </ol>`;
}

function overdueSentence(overdue: Headline, shares: readonly Share[]): Piece {
  const { value, previous_value: before, previous_date: date, currency } = overdue;
  if (value === null || value === 0) return html`<span>Nothing is overdue.</span>`;
  const top = shares.filter((share) => share.rank <= 3);
  const held = html`<span>${percent(top.reduce((sum, { share }) => sum + share, 0))} of it at ${joined(top)}</span>`;
  const amount = html`<a href="./aging.html">${compactMoney(value, currency)}</a>`;
  if (before === null || date === null) return html`<span>Overdue stands at ${amount}, ${held}.</span>`;
  const size = compactMoney(Math.abs(value - before), currency);
  const verb = value > before ? `rose ${size} to` : value < before ? `fell ${size} to` : "is unchanged at";
  return html`<span>Overdue ${verb} ${amount} since ${longDate(date)}, ${held}.</span>`;
}

function customersSentence(changes: readonly OverdueChange[], currency: string): Piece {
  const rise = changes.find((change) => change.change_amount > 0);
  const fall = changes.findLast((change) => change.change_amount < 0);
  if (rise === undefined && fall === undefined) return null;
  const part = (change: OverdueChange, verb: string): Piece => {
    const { change_amount, overdue_amount } = change;
    const isNew = overdue_amount === change_amount;
    const size = isNew ? "from nothing" : compactMoney(Math.abs(change_amount), currency);
    const level = overdue_amount === 0 ? "nothing" : compactMoney(overdue_amount, currency);
    return html`<span>${customerLink(change)} ${verb} ${size} to ${level}</span>`;
  };
  if (rise === undefined)
    return fall === undefined ? null : html`<span>The largest fall in overdue: ${part(fall, "fell")}.</span>`;
  return html`<span
    >The largest rise in overdue:
    ${part(rise, "rose")}${fall === undefined ? "" : html`; the largest fall: ${part(fall, "fell")}`}.</span
  >`;
}

function balanceSentence(month: RollForward): Piece {
  const { currency, invoices, opening, closing, month_end_date } = month;
  const change = closing - opening;
  const verb = change > 0 ? "rose" : change < 0 ? "fell" : "did not change";
  const size = change === 0 ? "" : ` ${compactMoney(Math.abs(change), currency)}`;
  const cash = compactMoney(-month.cash, currency);
  return html`<span
    >In the month to ${longDate(month_end_date)}, net receivables ${verb}${size} to
    <a href="./collections.html#movements">${compactMoney(closing, currency)}</a>: invoices of
    ${compactMoney(invoices, currency)} against cash of ${cash}.</span
  >`;
}

function customerLink({ customer_id, customer_name }: { customer_id: string; customer_name: string }): Piece {
  return html`<a href=${`./customers.html?id=${encodeURIComponent(customer_id)}`}>${customer_name}</a>`;
}

function joined(customers: readonly Share[]): Piece {
  const links = customers.map(customerLink);
  const text = links.flatMap((link, index) => [index === 0 ? "" : index === links.length - 1 ? " and " : ", ", link]);
  return html`<span>${text}</span>`;
}
