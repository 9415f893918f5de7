import { html } from "htl";
import { compactMoney, days, longDate, percent, shortDate } from "../../writing/format.js";
import type { Headline } from "../headline/headline.js";
import { customerHref } from "../controls/links.js";
import { companyName, type Manifest } from "./manifest.js";
import { emptyState } from "./note.js";
import { trustText, type Outlook, type OutlookError } from "../headline/outlookNumbers.js";
import type { Piece } from "../../writing/rows.js";

/** A customer's part of what is overdue; rank 1 is the largest. */
export type OverdueShare = { readonly customer_id: string; readonly customer_name: string; readonly share: number };

type Data = {
  readonly manifest: Manifest;
  readonly date: string;
  readonly now: Readonly<Record<string, Headline>>;
  readonly top: readonly OverdueShare[];
  readonly outlook: readonly Outlook[];
  readonly errors: readonly OutlookError[];
  readonly currency: string;
};

/**
 * The first paragraph of the report: whose receivables, as of when, how much is owed, how much of it is late and at whom,
 * better or worse than a month before, and what cash comes in four weeks and how sure that is. At a past date `outlook`
 * is empty.
 */
export function overviewSentence(data: Data): Piece {
  const { manifest, date, now, currency } = data;
  const company = companyName(manifest);
  const net = now["receivables"];
  if (net === undefined) {
    return emptyState(
      `The exports of ${company} hold no invoice yet.`,
      "Put invoices.csv (invoice_id, customer_id, issue_date, amount) into the input folder and run again.",
    );
  }
  return html`<p class="lead">
    On ${longDate(date)} customers owe ${company} ${compactMoney(net.value, currency)} net of unapplied credits.
    ${overdueText(data)} ${speedText(data)} ${cashText(data)}
  </p>`;
}

function overdueText({ now, top, currency }: Data): Piece {
  const late = now["overdue_rate"]?.value ?? null;
  const amount = now["overdue"]?.value ?? null;
  if (late === null) return html`<span>Nothing is open.</span>`;
  if (amount === null || amount === 0) return html`<span>None of it is past due.</span>`;
  const links = top.map((each) => html`<a href=${customerHref(each)}>${each.customer_name}</a>`);
  const names = links.flatMap((link, index) => [index === 0 ? "" : index === links.length - 1 ? " and " : ", ", link]);
  const share = percent(top.reduce((sum, each) => sum + each.share, 0));
  return html`<span>
    ${compactMoney(amount, currency)} of it is past due, ${percent(late)} of the gross
    balance${top.length === 0 ? "" : html`; ${share} of that is at ${names}`}.</span
  >`;
}

/** Better or worse than a month before, by the overdue amount and by DSO; neither where both moved as they usually do. */
function speedText({ now, currency }: Data): string {
  const parts = [
    comparison(now["overdue"], "overdue", (size) => compactMoney(size, currency)),
    comparison(now["dso"], "DSO", (size) => days(size)),
  ].flatMap((part) => (part === null ? [] : [part]));
  const since = now["overdue"]?.previous_date ?? null;
  if (parts.length === 0 || since === null) return "";
  const judged = parts.filter((part) => part.isUnusual);
  const better = judged.filter((part) => part.isBetter).length;
  const verdict = better === judged.length ? "better" : better === 0 ? "worse" : "mixed";
  const told = parts.map((part) => part.text).join(", ");
  return judged.length === 0
    ? `Against ${shortDate(since)} it moved no more than usual: ${told}.`
    : `Against ${shortDate(since)} that is ${verdict}: ${told}.`;
}

type Comparison = { readonly text: string; readonly isBetter: boolean; readonly isUnusual: boolean };

function comparison(own: Headline | undefined, name: string, write: (size: number) => string): Comparison | null {
  if (own === undefined || own.value === null || own.previous_value === null) return null;
  const change = own.value - own.previous_value;
  const size = write(Math.abs(change));
  if (!/[1-9]/.test(size)) return null;
  return {
    text: `${name} ${size} ${change < 0 ? "lower" : "higher"}`,
    isBetter: change < 0,
    isUnusual: own.is_unusual === true,
  };
}

function cashText({ outlook, errors, currency }: Data): string {
  const own = outlook.find((row) => row.horizon_weeks === 4);
  if (own === undefined) return "";
  return `Four weeks should bring ${compactMoney(own.leading_amount, currency)}, ${trustText(own, errors, currency)}.`;
}
