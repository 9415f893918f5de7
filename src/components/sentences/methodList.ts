import { html } from "htl";
import { anchorOf } from "../../writing/anchor.js";
import { scrollBox } from "../dataTable/scrollBox.js";
import type { Piece } from "../../writing/rows.js";

/** How one measure is defined and computed. */
export type Method = {
  readonly measure: string;
  readonly name: string;
  readonly formula: string;
  readonly definition: string;
  readonly edge_rules: string;
  readonly worked: string;
  readonly source: string;
  readonly sql_file: string;
  readonly sql: string;
};

/** Every measure with its formula, definition, edge rules, a worked number, its source and its SQL. */
export function methodList(methods: readonly Method[]): Piece {
  return html`<div>
    <nav aria-label="Measures">
      <ul class="index">
        ${methods.map((method) => html`<li><a href=${`#${anchorOf("measure", method.measure)}`}>${method.name}</a></li>`)}
      </ul>
    </nav>
    ${methods.map(entry)}
  </div>`;
}

function entry(method: Method): Piece {
  return html`<section class="method">
    <h3 id=${anchorOf("measure", method.measure)}>${method.name}</h3>
    <p class="formula">${method.formula}</p>
    <p>${method.definition}</p>
    <dl>
      <dt>At the edges</dt>
      <dd>${method.edge_rules}</dd>
      <dt>Worked</dt>
      <dd>${method.worked}</dd>
      <dt>After</dt>
      <dd>${method.source}</dd>
    </dl>
    <details class="numbers">
      <summary>Show the SQL<span class="hidden">: ${method.name}</span></summary>
      <p>${method.sql_file}</p>
      ${scrollBox(`SQL of ${method.name}`, html`<pre>${method.sql}</pre>`)}
    </details>
  </section>`;
}
