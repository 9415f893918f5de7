import { html } from "htl";
import { bigNumber } from "./bigNumber.js";
import type { RollForward } from "./bridge.js";
import { compactMoney, count, days, shortDate } from "./format.js";
import { changeSince, headline, type Headline } from "./headline.js";
import type { RiskBand } from "./riskBands.js";
import type { Piece } from "./rows.js";

/** Cash expected within so many weeks, open invoices and new ones together. */
export type Outlook = {
  readonly horizon_weeks: number;
  readonly expected_amount: number;
  readonly p10_amount: number;
  readonly p90_amount: number;
};

type History = { readonly measure: string; readonly value: number | null };

/** The headline figures of one currency: balance, overdue, speed of collection, and cash to come. */
export function headlineNumbers(data: {
  readonly now: Readonly<Record<string, Headline>>;
  readonly history: readonly History[];
  readonly outlook: readonly Outlook[];
  readonly rollForward: readonly RollForward[];
  readonly riskBands: readonly RiskBand[];
  readonly currency: string;
}): Piece {
  const { now, history, outlook, rollForward, riskBands, currency } = data;
  const details = headlineDetails(now, currency);
  const pieces = ["receivables", "overdue", "overdue_rate", "dso", "cei"].flatMap((measure) => {
    const own = now[measure];
    const values = history.filter((row) => row.measure === measure).map((row) => row.value);
    return own === undefined ? [] : [headline(own, { detail: details[measure], values })];
  });
  const cash = [4, 13].flatMap((weeks) => cashNumber(outlook, rollForward, weeks, currency));
  return html`<div class="big-numbers">${pieces}${cash}${riskNumber(riskBands, currency)}</div>`;
}

function headlineDetails(now: Readonly<Record<string, Headline>>, currency: string): Readonly<Record<string, string>> {
  const value = (measure: string): number | null => now[measure]?.value ?? null;
  const unapplied = value("unapplied") === 0 ? "no" : compactMoney(value("unapplied"), currency);
  return {
    receivables: `Gross ${compactMoney(value("receivables_gross"), currency)} less ${unapplied} unapplied credits`,
    overdue: "Past the due date, before unapplied credits",
    overdue_rate: "Of gross receivables",
    dso: `Best possible ${days(value("best_possible_dso"))}, delinquent ${days(value("average_days_delinquent"))}`,
    cei: "Of what could be collected in the month to date, book",
  };
}

function cashNumber(
  outlook: readonly Outlook[],
  rollForward: readonly RollForward[],
  weeks: number,
  currency: string,
): readonly Piece[] {
  const own = outlook.find((row) => row.horizon_weeks === weeks);
  if (own === undefined) return [];
  const receipts = rollForward.map((month) => -month.cash);
  const last = rollForward.at(-1);
  const yearAgo = rollForward.at(-13);
  const received =
    last === undefined
      ? ""
      : ` Received in the month to ${shortDate(last.month_end_date)}: ${compactMoney(-last.cash, currency)}.`;
  const wording = { change: (size: number): string => compactMoney(size), lessIsBetter: false };
  const compared =
    last === undefined || yearAgo === undefined || weeks !== 4
      ? null
      : changeSince(-last.cash, -yearAgo.cash, yearAgo.month_end_date, wording);
  return [
    bigNumber(`Cash expected in ${weeks} weeks`, compactMoney(own.expected_amount, currency), {
      detail: `Four times in five between ${compactMoney(own.p10_amount, currency)} and ${compactMoney(own.p90_amount, currency)}.${weeks === 4 ? received : ""}`,
      changes: compared === null ? [] : [{ ...compared, since: `monthly receipts ${compared.since}` }],
      values: weeks === 4 ? receipts : [],
      href: "./cash.html",
      linkText: "Week by week",
      name: `cash_${weeks}`,
    }),
  ];
}

function riskNumber(bands: readonly RiskBand[], currency: string): Piece {
  const notDue = bands.filter((band) => band.band < 5);
  if (notDue.length === 0) return null;
  const late = notDue.reduce((sum, band) => sum + band.late_amount, 0);
  const open = notDue.reduce((sum, band) => sum + band.amount, 0);
  const likely = notDue.filter((band) => band.band >= 3).reduce((sum, band) => sum + band.count_invoices, 0);
  return bigNumber("Likely to come late", compactMoney(late, currency), {
    detail: `Of ${compactMoney(open, currency)} not yet due; ${count(likely, "invoice")} with a probability of 60\u00a0% or more`,
    href: "./risk.html",
    linkText: "Invoice by invoice",
    name: "likely_late",
  });
}
