import { html } from "htl";
import type { Piece } from "../../writing/rows.js";
import { sparkline } from "../charts/sparkline.js";

/** A change beside a big number; `isBetter` is null where neither direction is good. */
export type Change = { readonly since: string; readonly text: string; readonly isBetter: boolean | null };

/**
 * One figure with its unit, what it means, its changes, its course and a link to what is behind it.
 * `values` is the course, oldest first; `changes` may be empty where the ledger is too young.
 */
export function bigNumber(
  label: string,
  value: string,
  options: {
    readonly detail?: string;
    readonly changes?: readonly Change[];
    readonly values?: readonly (number | null)[];
    readonly href?: string;
    readonly linkText?: string;
    readonly name?: string;
  } = {},
): Piece {
  const { detail, changes = [], values = [], href, linkText = "See the rows", name } = options;
  return html`<section class="big-number" data-name=${name}>
    <h3>${label}</h3>
    <p class="value">${value}</p>
    ${detail === undefined ? "" : html`<p class="detail">${detail}</p>`}
    ${
      changes.length === 0
        ? ""
        : html`<ul class="changes">
            ${changes.map(changeLine)}
          </ul>`
    }
    ${sparkline(values)}
    ${
      href === undefined
        ? ""
        : html`<p class="more">
            <a href=${href}>${linkText}<span class="hidden">: ${label}</span></a>
          </p>`
    }
  </section>`;
}

function changeLine({ since, text, isBetter }: Change): Piece {
  const judgement = isBetter === null ? "" : isBetter ? "better" : "worse";
  return html`<li>
    <span class=${`change ${judgement}`}>${text}</span> ${since}${
      judgement === "" ? "" : html`<span class="hidden"> (${judgement})</span>`
    }
  </li>`;
}
