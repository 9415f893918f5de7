import { html } from "htl";
import { anchorOf } from "../../writing/anchor.js";
import type { Piece } from "../../writing/rows.js";

/** One word of the trade: what it means, and the same on one invoice. */
export type Term = { readonly term: string; readonly meaning: string; readonly worked: string };

/** The glossary: a sentence and a worked invoice a term, each with an anchor of its own. */
export function glossaryList(terms: readonly Term[]): Piece {
  return html`<dl class="glossary">
    ${terms.map(
      ({ term, meaning, worked }) =>
        html`<div id=${anchorOf("term", term)}>
          <dt>${term}</dt>
          <dd>${meaning}</dd>
          <dd class="worked">${worked}</dd>
        </div>`,
    )}
  </dl>`;
}
