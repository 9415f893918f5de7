import { html } from "htl";
import { decimal, longDate } from "../../writing/format.js";
import { type Measure, measureAt } from "../charts/measureLines.js";
import type { Piece } from "../../writing/rows.js";

/** How many times a year receivables turned into money at a date; nothing where the ledger is too young to say. */
export function turnoverText(measures: readonly Measure[], { date }: { readonly date: string }): Piece {
  const turnover = measureAt(measures, { date, measure: "turnover" });
  if (turnover === null) return null;
  return html`<p>
    In the twelve months to ${longDate(date)} receivables turned over ${decimal(turnover, 1)} times. Each line adds up
    from opening to closing; what is left over would stand under unexplained.
  </p>`;
}
