import type { Column } from "../dataTable/columns.js";
import { foldedTable } from "../dataTable/foldedTable.js";
import { fullScreenButton, queryDetails, saveImageButton } from "./frameTools.js";
import type { Row } from "../../writing/rows.js";

/** What stands behind a figure: its name, its numbers, the name of its downloads (`.csv`) and the published tables it draws. */
export type Behind = {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly file: string;
  readonly tables: readonly string[];
};

/** A drawing made of a table, with its foot: full screen, image, exact numbers and query. */
export function framed(content: HTMLElement, behind: Behind): HTMLElement {
  const figure = document.createElement("figure");
  figure.append(content, frameFoot(figure, behind));
  return figure;
}

/** What a reader can do with a figure, in one line under it: its numbers, its query, full screen, an image of it. */
export function frameFoot(figure: HTMLElement, { title, rows, columns, file, tables }: Behind): HTMLElement {
  const foot = document.createElement("div");
  foot.className = "foot";
  const numbers = foldedTable({ summary: "Show the numbers", hidden: `: ${title}` }, rows, columns, {
    caption: title,
    file,
  });
  const image = saveImageButton(figure, file.replace(/csv$/, "png"), title);
  for (const part of [numbers, queryDetails(tables, title), fullScreenButton(figure, title), image]) {
    if (part !== null) foot.append(part);
  }
  return foot;
}
