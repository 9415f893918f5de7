import { html } from "htl";
import type { Piece } from "../../writing/rows.js";

/** A section of a page, by its heading's id; what it speaks of and how to add that; and whether the export holds any of it. */
export type Section = {
  readonly id: string;
  readonly name: string;
  readonly how?: string;
  readonly isThere: boolean;
};

/**
 * Takes the sections of which the export holds nothing off the page and its list of contents, and says so in one line: that
 * there is none in the export, which is not that there is none. Nothing where all are there; `own` is the heading of that line and goes with it.
 */
export function notInExport(sections: readonly Section[], own: string): Piece {
  const missing = sections.filter(({ isThere }) => !isThere);
  for (const { id, isThere } of sections) hideSection(id, !isThere);
  hideSection(own, missing.length === 0);
  if (missing.length === 0) return null;
  const hows = missing.flatMap(({ how }) => how ?? []);
  return html`<p class="empty">
    ${missingText(missing.map(({ name }) => name))} ${hows.length === 0 ? "" : `To have them here: ${hows.join("; ")}.`}
  </p>`;
}

/** `This export has no disputes, promises or deductions.` */
export function missingText(names: readonly string[]): string {
  const listed = new Intl.ListFormat("en-GB", { type: "disjunction" }).format(names);
  return `This export has no ${listed}.`;
}

/** Hides a heading with its fold, or with all that follows it until the next one of its rank, and its line in the list of contents. */
export function hideSection(id: string, isHidden: boolean): void {
  const heading = document.getElementById(id);
  if (heading === null) return;
  const fold = heading.closest("details");
  const parts: Element[] = [fold ?? heading];
  let next = fold === null ? heading.nextElementSibling : null;
  while (next !== null && !/^H[12]$/.test(next.tagName)) {
    parts.push(next);
    next = next.nextElementSibling;
  }
  for (const part of parts) part.toggleAttribute("hidden", isHidden);
  document
    .querySelector(`#observablehq-toc a[href="#${CSS.escape(id)}"]`)
    ?.closest("li")
    ?.toggleAttribute("hidden", isHidden);
}
