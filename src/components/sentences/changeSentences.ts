import { compactMoney, percent, shortDate } from "../../writing/format.js";
import { customerLink } from "../controls/links.js";

/** A part of what moved between two dates: all of it (`scope` all), or one customer's; `share` is of all rises, falls or receipts. */
export type Change = {
  readonly as_of_date: string;
  readonly period: string;
  readonly from_date: string;
  readonly report_currency: string;
  readonly measure: string;
  readonly scope: string;
  readonly id: string;
  readonly name: string;
  readonly direction: string | null;
  readonly position: number;
  readonly amount_from: number | null;
  readonly amount_to: number;
  readonly change_amount: number | null;
  readonly share: number | null;
};

/** A stretch of a sentence: text, or text that leads to the rows behind it. */
export type Part = string | { readonly text: string; readonly href: string };

type Named = (rows: readonly Change[]) => readonly Part[];

/** Where the totals of a sentence lead. */
export type ChangeLinks = { readonly overdue: string; readonly receivables: string; readonly cash: string };

/**
 * What changed over one period in three sentences: the overdue amount, net receivables, and the cash that came in, each
 * with the customers that moved it most. A sentence without rows is left out.
 */
export function changeSentences(rows: readonly Change[], links: ChangeLinks): readonly (readonly Part[])[] {
  const sentences = [
    movedSentence(rows, { measure: "overdue", noun: "Overdue", href: links.overdue, leaders: overdueLeaders }),
    movedSentence(rows, {
      measure: "receivables",
      noun: "Net receivables",
      href: links.receivables,
      leaders: receivablesLeaders,
    }),
    cashSentence(rows, links.cash),
  ];
  return sentences.filter((sentence) => sentence.length > 0);
}

type Moved = {
  readonly measure: string;
  readonly noun: string;
  readonly href: string;
  readonly leaders: (same: readonly Change[], other: readonly Change[], isRise: boolean) => readonly Part[];
};

/** `Overdue rose USD 412 k (18 %) to USD 3.10 M …`, with who moved it. */
function movedSentence(rows: readonly Change[], { measure, noun, href, leaders }: Moved): readonly Part[] {
  const own = rows.filter((row) => row.measure === measure);
  const all = own.find((row) => row.scope === "all");
  if (all === undefined || all.amount_from === null || (all.amount_from === 0 && all.amount_to === 0)) return [];
  const { amount_from: before, amount_to: now, report_currency: currency, from_date: since } = all;
  const change = now - before;
  const total = { text: compactMoney(now, currency), href };
  if (change === 0) return [`${noun} is unchanged at `, total, ` since ${shortDate(since)}.`];
  const size = compactMoney(Math.abs(change), currency);
  const share = before > 0 ? ` (${percent(Math.abs(change) / before, Math.abs(change) / before < 0.1 ? 1 : 0)})` : "";
  const [same, other] = [byDirection(own, change > 0), byDirection(own, change < 0)];
  const parts = leaders(same, other, change > 0);
  return [`${noun} ${change > 0 ? "rose" : "fell"} ${size}${share} to `, total, ` since ${shortDate(since)}`, ...parts];
}

function overdueLeaders(same: readonly Change[], other: readonly Change[], isRise: boolean): readonly Part[] {
  const share = percent(same.reduce((sum, row) => sum + (row.share ?? 0), 0));
  const what = isRise ? "what was added is at" : "what was cleared is at";
  const counter = other[0];
  return [
    ...(same.length === 0 ? [] : [`; ${share} of ${what} `, ...named(same)]),
    ...(counter === undefined ? [] : [", while ", ...moved(counter)]),
    ".",
  ];
}

function receivablesLeaders(same: readonly Change[], other: readonly Change[], isRise: boolean): readonly Part[] {
  const counter = other[0];
  return [
    ...(same.length === 0 ? [] : [isRise ? "; most was added at " : "; most came off at ", ...named(same)]),
    ...(counter === undefined ? [] : [", while ", ...moved(counter)]),
    ".",
  ];
}

function cashSentence(rows: readonly Change[], href: string): readonly Part[] {
  const own = rows.filter((row) => row.measure === "cash");
  const all = own.find((row) => row.scope === "all");
  if (all === undefined || (all.amount_to === 0 && (all.amount_from ?? 0) === 0)) return [];
  const { amount_from: before, amount_to: now, report_currency: currency, period } = all;
  const total = { text: `${compactMoney(now, currency)} of cash`, href };
  const span = period === "week" ? "seven days" : period;
  const change = before === null ? 0 : now - before;
  const size = compactMoney(Math.abs(change), currency);
  const compared =
    before === null
      ? ""
      : change === 0
        ? `, as in the ${span} before`
        : `, ${size} ${change > 0 ? "more" : "less"} than in the ${span} before`;
  const payers = byDirection(own, true);
  const share = percent(payers.reduce((sum, row) => sum + (row.share ?? 0), 0));
  const from: readonly Part[] = payers.length === 0 ? [] : [`; ${share} of it from `, ...listed(payers.map(receipt))];
  return [total, ` came in${compared}`, ...from, "."];
}

/** The three that moved most in one direction. */
function byDirection(rows: readonly Change[], isUp: boolean): readonly Change[] {
  const wanted = isUp ? "up" : "down";
  return rows.filter((row) => row.scope === "customer" && row.direction === wanted && row.position <= 3);
}

const named: Named = (rows) => listed(rows.map(signedChange));

function signedChange(row: Change): readonly Part[] {
  const size = row.change_amount ?? 0;
  return [linked(row), ` (${size < 0 ? "\u2212" : "+"}${compactMoney(Math.abs(size))})`];
}

function receipt(row: Change): readonly Part[] {
  return [linked(row), ` (${compactMoney(row.amount_to)})`];
}

/** `Acme rose 20 k to 60 k`; `rose from nothing to 60 k`; `fell 20 k to nothing`. */
function moved(row: Change): readonly Part[] {
  const size = row.change_amount ?? 0;
  const level = row.amount_to === 0 ? "nothing" : compactMoney(row.amount_to);
  const step = row.amount_from === 0 ? "from nothing" : compactMoney(Math.abs(size));
  return [linked(row), ` ${size > 0 ? "rose" : "fell"} ${step} to ${level}`];
}

function linked({ id, name }: Change): Part {
  return { text: name, href: customerLink(id) };
}

/** Items as a sentence reads them: `A, B and C`. */
function listed(items: readonly (readonly Part[])[]): readonly Part[] {
  return items.flatMap((item, index) => [
    ...(index === 0 ? [] : [index === items.length - 1 ? " and " : ", "]),
    ...item,
  ]);
}
