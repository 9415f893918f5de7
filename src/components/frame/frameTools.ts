import { html } from "htl";
import { button } from "../controls/button.js";
import { pictureOf } from "./picture.js";
import type { Piece } from "../../writing/rows.js";
import { saveFile } from "./saveFile.js";

/** How a published table is made: its SQL, the file that holds it, and the tables it reads. */
type Query = { readonly sql_file: string; readonly sql: string; readonly reads: string };

/** Pixels of a saved image to one of the screen, so that it stays sharp in print. */
const sharpness = 2;

/** A button that shows an element over the whole screen, and again to leave; nothing where a browser cannot. */
export function fullScreenButton(element: HTMLElement, title: string): HTMLButtonElement | null {
  if (!document.fullscreenEnabled) return null;
  const press = (): void => {
    if (document.fullscreenElement === null) void element.requestFullscreen();
    else void document.exitFullscreen();
  };
  const toggle = button("Full screen", press, { label: `Full screen: ${title}` });
  element.addEventListener("fullscreenchange", () => {
    toggle.textContent = document.fullscreenElement === element ? "Leave full screen" : "Full screen";
    toggle.setAttribute("aria-label", `${toggle.textContent}: ${title}`);
  });
  return toggle;
}

/** The SQL behind a figure by the names of the published tables it draws; fetched when it is opened. */
export function queryDetails(tables: readonly string[], title: string): HTMLElement {
  const details = document.createElement("details");
  details.className = "numbers";
  details.append(html`<summary>Show the query<span class="hidden">: ${title}</span></summary>` ?? "");
  details.addEventListener("toggle", () => void showQueries(details, tables), { once: true });
  return details;
}

async function showQueries(box: HTMLElement, tables: readonly string[]): Promise<void> {
  const answer = await fetch("./_lookup/queries.json");
  const queries: Readonly<Record<string, Query>> = answer.ok ? await answer.json() : {};
  for (const table of tables) box.append(queryOf(table, queries[table]) ?? "");
}

function queryOf(table: string, query: Query | undefined): Piece {
  if (query === undefined) return html`<p>The run that made this report kept no query of ${table}.</p>`;
  return html`<div>
    <p>The table <code>${table}</code> is made by <code>${query.sql_file}</code>, which reads ${query.reads}.</p>
    <pre class="sql" tabindex="0" role="region" aria-label=${`Query of ${table}`}>${query.sql}</pre>
  </div>`;
}

/** A button that saves a figure as a PNG with the colours it has on the screen. */
export function saveImageButton(figure: HTMLElement, file: string, title: string): HTMLButtonElement {
  return button("Save image", () => void saveImage(figure, file, title), { label: `Save image: ${title}` });
}

async function saveImage(element: HTMLElement, file: string, title: string): Promise<void> {
  const { svg, width, height } = pictureOf(element, title);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * sharpness;
  canvas.height = height * sharpness;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((picture) => {
    if (picture !== null) saveFile(file, picture);
  }, "image/png");
}
