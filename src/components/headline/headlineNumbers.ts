import { html } from "htl";
import { compactMoney, days, isInsideMonth, monthSpan } from "../../writing/format.js";
import { headline, type Headline } from "./headline.js";
import type { Piece } from "../../writing/rows.js";

/** A headline measure at a date, for the line of its course. */
export type HeadlinePoint = {
  readonly as_of_date: string;
  readonly measure: string;
  readonly value: number | null;
  /** Whether 90 days of the export are there. */
  readonly is_whole: boolean;
};

/** Measures of a month's movements: the month that is not over is left out of their line. */
const ofMonths = new Set(["cei"]);

const shown = ["receivables", "overdue", "overdue_rate", "dso", "cei"];

/** The headline figures of one currency at one date: balance, overdue and speed of collection, and beside them `more`. */
export function headlineNumbers(data: {
  readonly now: Readonly<Record<string, Headline>>;
  readonly history: readonly HeadlinePoint[];
  readonly currency: string;
  /** What one day of DSO is worth; null where that is not known for the date. */
  readonly dayAmount: number | null;
  readonly more: readonly Piece[];
}): Piece {
  const { now, history, currency, dayAmount, more } = data;
  const details = headlineDetails(now, currency, dayAmount);
  const pieces = shown.flatMap((measure) => {
    const own = now[measure];
    if (own === undefined) return [];
    const course = history.filter(
      (row) =>
        row.measure === measure &&
        row.is_whole &&
        row.as_of_date <= own.as_of_date &&
        !(ofMonths.has(measure) && isInsideMonth(row.as_of_date)),
    );
    return [headline(own, { detail: details[measure], values: course.map((row) => row.value) })];
  });
  return html`<div class="big-numbers">${pieces}${more}</div>`;
}

function headlineDetails(
  now: Readonly<Record<string, Headline>>,
  currency: string,
  dayAmount: number | null,
): Readonly<Record<string, string>> {
  const value = (measure: string): number | null => now[measure]?.value ?? null;
  const unapplied = value("unapplied") === 0 ? "no" : compactMoney(value("unapplied"), currency);
  return {
    receivables: `Gross ${compactMoney(value("receivables_gross"), currency)} less ${unapplied} unapplied credits`,
    overdue: "Past the due date, before unapplied credits",
    overdue_rate: "Of gross receivables",
    dso: `Best possible ${days(value("best_possible_dso"))}, ${targetText(now["dso"])}${dayAmount === null ? "" : `; a day is worth ${compactMoney(dayAmount, currency)}`}`,
    cei: `Of what could be collected in ${monthSpan(now["cei"]?.as_of_date)}, book`,
  };
}

function targetText(own: Headline | undefined): string {
  if (own === undefined || own.target === null) return "no target set";
  if (own.value === null || own.value === own.target) return `target ${days(own.target)}`;
  const side = own.value > own.target ? "above" : "below";
  return `target ${days(own.target)} (${days(Math.abs(own.value - own.target))} ${side})`;
}
