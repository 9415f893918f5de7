import { html } from "htl";
import { type Change, type ChangeLinks, changeSentences, type Part } from "./changeSentences.js";
import type { Column } from "../dataTable/columns.js";
import { foldedTable } from "../dataTable/foldedTable.js";
import { customerLink } from "../controls/links.js";
import { emptyState } from "./note.js";
import type { Piece } from "../../writing/rows.js";

const periods = ["week", "month", "year"] as const;

const columns: readonly Column[] = [
  { name: "measure", label: "What", kind: "name" },
  { name: "name", label: "Customer", href: (row) => (row["id"] === "" ? null : customerLink(String(row["id"]))) },
  { name: "amount_from", label: "Before", kind: "money" },
  { name: "amount_to", label: "Now", kind: "money" },
  { name: "change_amount", label: "Change", kind: "money" },
  { name: "share", label: "Share", kind: "percent" },
];

/**
 * What changed since last week, last month and last year, each in up to three sentences with names and amounts that lead
 * to their rows, with the rows themselves folded away below. `changes` are of one currency and one date.
 */
export function whatChanged(changes: readonly Change[], { links }: { readonly links: ChangeLinks }): Piece {
  const blocks = periods.flatMap((period) => {
    const own = changes.filter((change) => change.period === period);
    const sentences = changeSentences(own, links);
    return sentences.length === 0 ? [] : [block(period, own, sentences)];
  });
  if (blocks.length === 0) {
    return emptyState("There is nothing earlier to compare this date with.");
  }
  return html`<div class="what-changed">${blocks}</div>`;
}

function block(period: string, rows: readonly Change[], sentences: readonly (readonly Part[])[]): Piece {
  return html`<section data-period=${period}>
    <h3>Since last ${period}</h3>
    <ul>
      ${sentences.map((sentence) => html`<li>${sentence.map(piece)}</li>`)}
    </ul>
    ${foldedTable(
      { summary: "Show the rows", hidden: ` behind the changes since last ${period}` },
      rows.map((row) => (row.scope === "all" ? { ...row, name: "All customers" } : row)),
      columns,
      { caption: `What changed since last ${period}`, file: `changes-${period}.csv`, noun: "change", pageSize: 10 },
    )}
  </section>`;
}

function piece(part: Part): string | Piece {
  return typeof part === "string" ? part : html`<a href=${part.href}>${part.text}</a>`;
}
