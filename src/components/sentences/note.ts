import { html } from "htl";
import type { Piece } from "../../writing/rows.js";

/** A remark beside the figures; `kind` "alarm" is for what must be looked at before the figures are used. */
export function note(content: string | Node | readonly (string | Node)[], { kind = "note" } = {}): Piece {
  return html`<p class=${kind}>${kind === "alarm" ? html`<strong>Look first: </strong>` : ""}${content}</p>`;
}

/** What a page shows where a ledger has nothing to show: what is missing, and how to add it. */
export function emptyState(what: string, how = ""): Piece {
  return html`<p class="empty">${what}${how === "" ? "" : ` ${how}`}</p>`;
}

/** What `draw` makes of rows, or why there are none. */
export function orEmpty<Row>(
  rows: readonly Row[],
  draw: (rows: readonly Row[]) => Piece,
  what: string,
  how = "",
): Piece {
  return rows.length === 0 ? emptyState(what, how) : draw(rows);
}
