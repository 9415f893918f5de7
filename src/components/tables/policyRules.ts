import { html } from "htl";
import type { Piece, Row } from "../../writing/rows.js";

/** The credit policy as a list of terms and sentences. */
export function policyRules(rules: readonly Row[]): Piece {
  return html`<dl class="policy">
    ${rules.map(
      (row) =>
        html`<div>
          <dt>${row["topic"]}</dt>
          <dd>${row["rule"]}</dd>
        </div>`,
    )}
  </dl>`;
}
