import { html } from "htl";
import type { RollForward } from "../charts/bridge.js";
import { compactMoney, days, decimal, isInsideMonth, monthSpan, sentenceCase } from "../../writing/format.js";
import { type Measure, measureAt } from "../charts/measureLines.js";
import type { Piece } from "../../writing/rows.js";

type Data = {
  readonly company: string;
  readonly date: string;
  readonly currency: string;
  readonly measures: readonly Measure[];
  readonly month: RollForward | undefined;
};

/** The first paragraph of the collections page: cash of the month, DSO by three methods against the best possible, and CEI. */
export function collectionsSentence(data: Data): Piece {
  return html`<p class="lead">${cashText(data)} ${dsoText(data)} ${ceiText(data)}</p>`;
}

function cashText({ company, currency, month }: Data): string {
  if (month === undefined) return "";
  const cash = compactMoney(-month.cash, currency);
  return `${sentenceCase(company)} collected ${cash} in ${monthSpan(month.period_end_date)}.`;
}

function dsoText({ date, measures }: Data): string {
  const dso = measureAt(measures, { date, measure: "dso", method: "simple_90" });
  const best = measureAt(measures, { date, measure: "best_possible_dso", method: "simple_90" });
  if (dso === null) return "There is no DSO: nothing was sold in the last 90 days.";
  const others = ["count_back", "rolling"].flatMap((method) => {
    const value = measureAt(measures, { date, measure: "dso", method });
    return value === null ? [] : [`${method.replace("_", "-")} ${days(value)}`];
  });
  const aside = others.length === 0 ? "" : ` (${others.join(", ")})`;
  return `DSO over 90 days is ${days(dso)}${aside}, of which ${days(best)} are terms not yet run out.`;
}

function ceiText({ date, measures }: Data): string {
  const book = measureAt(measures, { date, measure: "cei", method: "book" });
  const cash = measureAt(measures, { date, measure: "cei", method: "cash" });
  if (book === null) return "";
  const inCash = cash === null ? "" : `, ${decimal(cash, 1)}\u00a0% in cash`;
  return `Of what could be collected in ${isInsideMonth(date) ? "these days" : "the month"}, ${decimal(book, 1)}\u00a0% was${inCash}.`;
}
