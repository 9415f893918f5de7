import { button } from "../controls/button.js";
import { cellClass, cellText, type Column, isNumeric } from "./columns.js";
import type { Row } from "../../writing/rows.js";
import type { TableView } from "./tableView.js";

/**
 * The shown rows of a table under headings that sort: numbers largest first, text from A; a second press turns round.
 * Where a table `isNarrow`, on a phone and on paper, sentences stand in a line of their own below their row.
 */
export function tableBody(
  rows: readonly Row[],
  columns: readonly Column[],
  options: {
    readonly caption: string;
    readonly view: TableView;
    readonly change: (next: Partial<TableView>) => void;
    readonly isNarrow: boolean;
  },
): HTMLTableElement {
  const isBelow = (column: Column, place: number): boolean => options.isNarrow && column.kind === "long" && place > 0;
  const below = columns.filter(isBelow);
  const beside = columns.filter((column, place) => !isBelow(column, place));
  const table = document.createElement("table");
  const caption = table.createCaption();
  caption.className = "hidden";
  caption.textContent = options.caption;
  const head = table.createTHead().insertRow();
  head.append(...beside.map((column) => heading(column, options)));
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    line.append(...beside.map((column) => cell(column, row)));
    const sentences = below.filter((column) => cellText(column, row[column.name] ?? null) !== "");
    if (sentences.length > 0) body.append(lineBelow(sentences, row, beside.length));
  }
  for (const [selector, role] of roles)
    for (const part of table.querySelectorAll(selector)) part.setAttribute("role", role);
  table.setAttribute("role", "table");
  return table;
}

/** Said in words too, since a phone lays a table out as cards, and a browser may then take it for none. */
const roles = [
  ["thead, tbody", "rowgroup"],
  ["tr:has(*)", "row"],
  ["th", "columnheader"],
  ["td", "cell"],
] as const;

function lineBelow(sentences: readonly Column[], row: Row, width: number): HTMLTableRowElement {
  const line = document.createElement("tr");
  line.className = "below";
  const whole = line.insertCell();
  whole.colSpan = width;
  for (const column of sentences) {
    const sentence = document.createElement("div");
    sentence.textContent = `${column.label}: ${cellText(column, row[column.name] ?? null)}`;
    whole.append(sentence);
  }
  return line;
}

function heading(
  column: Column,
  { view, change }: { readonly view: TableView; readonly change: (next: Partial<TableView>) => void },
): HTMLElement {
  const element = document.createElement("th");
  const isSorted = view.sortBy === column.name;
  const isDescending = isSorted ? !view.isDescending : isNumeric(column);
  const mark = isSorted ? (view.isDescending ? " \u2193" : " \u2191") : "";
  element.scope = "col";
  element.className = cellClass(column);
  if (isSorted) element.setAttribute("aria-sort", view.isDescending ? "descending" : "ascending");
  element.append(
    button(column.label + mark, () => change({ sortBy: column.name, isDescending }), { key: column.name }),
  );
  return element;
}

function cell(column: Column, row: Row): HTMLElement {
  const element = document.createElement("td");
  const text = cellText(column, row[column.name] ?? null);
  const href = column.href?.(row) ?? null;
  element.className = cellClass(column);
  element.dataset["label"] = column.label;
  if (text === "") element.classList.add("blank");
  if (/^(\S{0,24}|.{0,8})$/.test(text)) element.classList.add("word");
  if (href === null) element.textContent = text;
  else {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    element.append(link);
  }
  return element;
}
