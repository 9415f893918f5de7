import { html } from "htl";
import { compactMoney, longDate } from "../../writing/format.js";
import type { Headline } from "../headline/headline.js";
import { note } from "../sentences/note.js";
import type { Piece } from "../../writing/rows.js";
import { select } from "./select.js";

/** A headline measure as an earlier run reported it. */
export type KnownFigure = {
  readonly as_of_date: string;
  readonly measure: string;
  readonly known_value: number | null;
};

/** The choice between today's knowledge and what was reported then; hidden where no run was made for the date. */
export function knownSelect(known: readonly KnownFigure[], date: string): ReturnType<typeof select> {
  const choices = [{ value: "now", label: "as known now" }];
  const isKnown = known.some((row) => row.as_of_date === date);
  return select(isKnown ? [...choices, { value: "then", label: "as known then" }] : choices, {
    label: "Figures",
    name: "known",
  });
}

/** Headlines with the values an earlier run reported for the date; its changes are left out, for it knew other pasts. */
export function asKnownThen(headlines: readonly Headline[], known: readonly KnownFigure[]): readonly Headline[] {
  return headlines.map((headline) => {
    const found = known.find((row) => row.as_of_date === headline.as_of_date && row.measure === headline.measure);
    return found === undefined
      ? headline
      : { ...headline, value: found.known_value, previous_value: null, year_ago_value: null };
  });
}

/** What an earlier run reported for a date against what today's ledger says of it; nothing where no run was made then. */
export function knownNote(
  known: readonly (KnownFigure & { readonly current_value: number | null })[],
  { date, currency }: { readonly date: string; readonly currency: string },
): Piece {
  const gross = known.find((row) => row.measure === "receivables_gross");
  const overdue = known.find((row) => row.measure === "overdue");
  if (gross === undefined || overdue === undefined) return null;
  const pair = ({ known_value, current_value }: typeof gross): string =>
    known_value === current_value
      ? `${compactMoney(known_value, currency)}, as today`
      : `${compactMoney(known_value, currency)}, today ${compactMoney(current_value, currency)}`;
  return note([
    `As known then: the report of ${longDate(date)} said gross ${pair(gross)}, and overdue ${pair(overdue)}. The items restated since stand under `,
    html`<a href="./data-quality.html">data quality</a>`,
    ".",
  ]);
}
