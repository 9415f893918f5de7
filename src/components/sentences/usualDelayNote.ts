import { html } from "htl";
import { note } from "./note.js";
import type { Piece, Row } from "../../writing/rows.js";

/** What expected cash rests on where no payment is known; nothing where the model has learnt from some. */
export function usualDelayNote(training: readonly Row[]): Piece {
  const isUntaught = training.some(({ count_rows }) => count_rows === 0);
  if (!isUntaught) return html`<span></span>`;
  const basis = "half of an invoice by its due date, half of the rest in the week after, and so on";
  return note(`no payment is known, so cash is expected by due dates and a usual delay: ${basis}.`, { kind: "alarm" });
}
