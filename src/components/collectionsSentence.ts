import { html } from "htl";
import type { RollForward } from "./bridge.js";
import { compactMoney, days, decimal, longDate, sentenceCase } from "./format.js";
import { type Measure, measureAt } from "./measureLines.js";
import type { Piece } from "./rows.js";

/** The first paragraph of the collections page: cash of the month, DSO against the best possible, and CEI. */
export function collectionsSentence(data: {
  readonly company: string;
  readonly date: string;
  readonly currency: string;
  readonly measures: readonly Measure[];
  readonly month: RollForward | undefined;
}): Piece {
  const { company, date, currency, measures, month } = data;
  const dso = measureAt(measures, { date, measure: "dso", method: "simple_90" });
  const best = measureAt(measures, { date, measure: "best_possible_dso", method: "simple_90" });
  const cei = measureAt(measures, { date, measure: "cei", method: "book" });
  const cash =
    month === undefined
      ? ""
      : ` collected ${compactMoney(-month.cash, currency)} in the month to ${longDate(month.month_end_date)}`;
  const dsoText =
    dso === null
      ? "There is no DSO: nothing was sold in the last 90 days."
      : `At ${longDate(date)} DSO over 90 days is ${days(dso)}, of which ${days(best)} are terms not yet run out.`;
  const ceiText = cei === null ? "" : ` Of what could be collected, ${decimal(cei, 1)}\u00a0% was.`;
  return html`<p class="lead">${sentenceCase(company)}${cash}. ${dsoText}${ceiText}</p>`;
}
