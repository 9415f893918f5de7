import { html } from "htl";
import type { Column } from "../dataTable/columns.js";
import { frameFoot } from "./frameFoot.js";
import type { Row } from "../../writing/rows.js";

/** How wide a chart is drawn before it is enlarged to the whole screen, so that its words grow with it. */
const fullScreenWidth = 880;

/** Where Plot writes the address of a link into a drawing. */
const linkSpace = "http://www.w3.org/1999/xlink";

type Options = {
  readonly summary: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** Name of the downloads, ending in `.csv`. */
  readonly file: string;
  /** Published tables that are drawn; their SQL is shown on demand. */
  readonly tables: readonly string[];
  readonly legend?: readonly { readonly label: string; readonly color: string }[];
  /** Whether a wide drawing names its series itself; the legend then stands on narrow screens only. */
  readonly hasLabels?: boolean;
};

/**
 * A chart with its title, a sentence that says what it shows, its numbers as a table, and the queries behind them.
 * `draw` is called with the width in pixels, again whenever that changes. The drawing is one picture to a screen reader.
 */
export function chartFrame(title: string, draw: (width: number) => Element, options: Options): HTMLElement {
  const { summary, legend = [], hasLabels = false } = options;
  const figure = document.createElement("figure");
  const drawing = document.createElement("div");
  drawing.className = "drawing";
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", `${title}. ${summary}`);
  const head = html`<h3>${title}</h3>`;
  const key = html`<ul class=${hasLabels ? "legend narrow" : "legend"}>
    ${legend.map(
      ({ label, color }) => html`<li><span class="swatch" style=${{ background: color }}></span>${label}</li>`,
    )}
  </ul>`;
  const caption = html`<figcaption>${summary}</figcaption>`;
  const foot = frameFoot(figure, { title, ...options });
  for (const part of [head, legend.length > 0 ? key : null, drawing, caption, foot]) {
    if (part !== null) figure.append(part);
  }
  keepDrawn(figure, drawing, draw);
  return figure;
}

function keepDrawn(figure: HTMLElement, drawing: HTMLElement, draw: (width: number) => Element): void {
  let drawnWidth = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0 || width === drawnWidth) return;
    drawnWidth = width;
    const chart = draw(document.fullscreenElement === figure ? Math.min(width, fullScreenWidth) : width);
    for (const part of chart.querySelectorAll("[aria-label], [aria-description]")) {
      part.removeAttribute("aria-label");
      part.removeAttribute("aria-description");
    }
    for (const link of chart.querySelectorAll("a")) leadByPointer(link);
    drawing.replaceChildren(chart);
  }).observe(drawing);
}

/** Lets a part of a drawing lead somewhere for the pointer alone: who reads by keyboard has the links of its numbers. */
function leadByPointer(link: Element): void {
  const href = link.getAttributeNS(linkSpace, "href") ?? link.getAttribute("href") ?? "";
  link.removeAttributeNS(linkSpace, "href");
  link.removeAttribute("href");
  link.classList.add("leads");
  link.addEventListener("click", () => location.assign(href));
}
