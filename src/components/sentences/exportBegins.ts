import { html } from "htl";
import { count, longDate } from "../../writing/format.js";
import type { Piece } from "../../writing/rows.js";

/** Where the export begins, and from when on its figures are compared. */
export type ExportBegin = {
  readonly begin_date: string;
  readonly whole_date: string;
  readonly whole_year_date: string;
  readonly history_days: number;
};

/** What a reader must know of a young export: where its lines and comparisons begin, and whether a year fits in; nothing after a second year. */
export function exportBegins(begin: ExportBegin | undefined, { date }: { readonly date: string }): Piece {
  if (begin === undefined || date >= yearAfter(begin.whole_year_date)) return null;
  const isShort = date < begin.whole_year_date;
  return html`<p>
    The export begins on ${longDate(begin.begin_date)}. Lines and comparisons begin on ${longDate(begin.whole_date)},
    with its first 90
    days.${isShort ? ` A year does not fit in: figures of a year are those of its ${count(begin.history_days, "day")}, sales are scaled to 365.` : ""}
  </p>`;
}

function yearAfter(date: string): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
}
