import { html } from "htl";
import { compactMoney, decimal, monthSpan } from "../../writing/format.js";
import type { Piece } from "../../writing/rows.js";

/** The movements of a month up to its end or to the as-of date. */
export type Month = { readonly period_end_date: string; readonly cash: number };

/** Collection effectiveness at the as-of date, with its target where one is set. */
export type Effectiveness = {
  readonly measure: string;
  readonly value: number | null;
  readonly target: number | null;
};

/** What came this month, against the month before and against the target of collection effectiveness. */
export function monthCollected(
  months: readonly Month[],
  { headlines, currency }: { readonly headlines: readonly Effectiveness[]; readonly currency: string },
): Piece {
  const [own, before] = [...months].sort((one, other) => other.period_end_date.localeCompare(one.period_end_date));
  if (own === undefined) return null;
  const cei = headlines.find((row) => row.measure === "cei");
  const difference = before === undefined ? null : own.cash - before.cash;
  const than =
    before === undefined || difference === null
      ? ""
      : `, ${compactMoney(Math.abs(difference), currency)} ${difference > 0 ? "less" : "more"} than in ${monthSpan(before.period_end_date)}`;
  return html`<p>
    <strong>${compactMoney(-own.cash, currency)}</strong> came in
    ${monthSpan(own.period_end_date)}${than}${effectiveness(cei)}.
  </p>`;
}

function effectiveness(cei: Effectiveness | undefined): string {
  if (cei === undefined || cei.value === null) return "";
  const share = `${decimal(cei.value, 1)} % of what could be collected`;
  if (cei.target === null) return `: ${share}; no target is set`;
  return `: ${share}, ${cei.value < cei.target ? "below" : "at or above"} the target of ${decimal(cei.target, 1)} %`;
}
