import { html } from "htl";
import type { Column } from "./columns.js";
import { dataTable } from "./dataTable.js";
import type { Row } from "./rows.js";

/**
 * A chart with its title, a sentence that says what it shows, and its numbers as a table.
 * `draw` is called with the width in pixels, again whenever that changes. The drawing is one picture to a screen reader.
 */
export function chartFrame(
  title: string,
  draw: (width: number) => Element,
  options: {
    readonly summary: string;
    readonly rows: readonly Row[];
    readonly columns: readonly Column[];
    readonly file: string;
    readonly legend?: readonly { readonly label: string; readonly color: string }[];
  },
): HTMLElement {
  const { summary, rows, columns, file, legend = [] } = options;
  const figure = document.createElement("figure");
  const drawing = document.createElement("div");
  drawing.className = "drawing";
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", `${title}. ${summary}`);
  const head = html`<h3>${title}</h3>`;
  const key = html`<ul class="legend">
    ${legend.map(
      ({ label, color }) => html`<li><span class="swatch" style=${{ background: color }}></span>${label}</li>`,
    )}
  </ul>`;
  const caption = html`<figcaption>${summary}</figcaption>`;
  const numbers = html`<details class="numbers">
    <summary>Show the numbers<span class="hidden">: ${title}</span></summary>
    ${dataTable(rows, columns, { caption: title, file })}
  </details>`;
  for (const part of [head, legend.length > 0 ? key : null, drawing, caption, numbers]) {
    if (part !== null) figure.append(part);
  }
  keepDrawn(drawing, draw);
  return figure;
}

function keepDrawn(drawing: HTMLElement, draw: (width: number) => Element): void {
  let drawnWidth = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0 || width === drawnWidth) return;
    drawnWidth = width;
    const chart = draw(width);
    for (const part of chart.querySelectorAll("[aria-label], [aria-description]")) {
      part.removeAttribute("aria-label");
      part.removeAttribute("aria-description");
    }
    drawing.replaceChildren(chart);
  }).observe(drawing);
}
