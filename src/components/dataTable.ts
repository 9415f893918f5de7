import { html } from "htl";
import { button } from "./button.js";
import { cellClass, cellText, type Column, isNumeric } from "./columns.js";
import { downloadCsv } from "./csv.js";
import { count } from "./format.js";
import type { Piece, Row } from "./rows.js";
import { countPages, type TableView, viewRows } from "./tableView.js";

type Options = {
  readonly caption: string;
  readonly file: string;
  readonly pageSize?: number;
  readonly noun?: string;
};

/**
 * A table that sorts by a click on a heading, finds words, turns pages, keeps its heading in sight and downloads as CSV.
 * Every value is set as text. `caption` names the table; `file` is the name of its download.
 */
export function dataTable(rows: readonly Row[], columns: readonly Column[], options: Options): HTMLElement {
  const { caption, file, pageSize = 20, noun = "row" } = options;
  const names = columns.map((column) => column.name);
  const visible = columns.filter((column) => column.isOnlyInDownload !== true);
  const root = document.createElement("div");
  const body = document.createElement("div");
  let view: TableView = { words: "", sortBy: null, isDescending: false, page: 0 };
  const change = (next: Partial<TableView>): void => {
    view = { ...view, page: 0, ...next };
    draw();
  };
  const draw = (): void => {
    const found = viewRows(rows, names, view);
    const page = Math.min(view.page, countPages(found.length, pageSize) - 1);
    const shown = found.slice(page * pageSize, (page + 1) * pageSize);
    keepFocus(body, [
      scrollBox(caption, drawTable(shown, visible, { caption, view, change })),
      pager(page, found.length, pageSize, noun, (next) => change({ page: next })),
    ]);
  };
  const tools = html`<div class="tools">
    ${rows.length > pageSize ? searchBox(caption, (words) => change({ words })) : ""}
    ${downloadCsv(file, names, () => viewRows(rows, names, view))}
  </div>`;
  root.className = "data-table";
  root.append(tools, body);
  draw();
  return root;
}

function drawTable(
  rows: readonly Row[],
  columns: readonly Column[],
  state: { readonly caption: string; readonly view: TableView; readonly change: (next: Partial<TableView>) => void },
): Piece {
  return html`<table>
    <caption class="hidden">
      ${state.caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((column) => heading(column, state.view, state.change))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${columns.map((column) => cell(column, row))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Replaces what a box holds; a button that had the focus has it again afterwards. */
function keepFocus(box: HTMLElement, content: readonly Node[]): void {
  const focused = box.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : null;
  box.replaceChildren(...content);
  const again =
    focused === null ? undefined : [...box.querySelectorAll("button")].find((each) => each.dataset["key"] === focused);
  again?.focus();
}

/** A box that scrolls sideways on a small screen and can be reached by keyboard. */
export function scrollBox(label: string, content: Piece): HTMLElement {
  const box = document.createElement("div");
  box.className = "scroll";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", label);
  if (content !== null) box.append(content);
  return box;
}

function heading(column: Column, view: TableView, change: (next: Partial<TableView>) => void): Piece {
  const isSorted = view.sortBy === column.name;
  const direction = isSorted ? (view.isDescending ? "descending" : "ascending") : null;
  const isDescending = isSorted ? !view.isDescending : isNumeric(column);
  const mark = direction === null ? "" : view.isDescending ? " \u2193" : " \u2191";
  return html`<th scope="col" class=${cellClass(column)} aria-sort=${direction}>
    ${button(column.label + mark, () => change({ sortBy: column.name, isDescending }), { key: column.name })}
  </th>`;
}

function cell(column: Column, row: Row): Piece {
  const text = cellText(column, row[column.name] ?? null);
  const href = column.href?.(row) ?? null;
  return html`<td class=${cellClass(column)}>${href === null ? text : html`<a href=${href}>${text}</a>`}</td>`;
}

function searchBox(caption: string, find: (words: string) => void): Piece {
  const input = document.createElement("input");
  input.type = "search";
  input.setAttribute("aria-label", `Find in: ${caption}`);
  input.oninput = () => find(input.value);
  return html`<label class="search"><span>Find</span> ${input}</label>`;
}

function pager(
  page: number,
  rowCount: number,
  pageSize: number,
  noun: string,
  turn: (page: number) => void,
): HTMLElement {
  const last = countPages(rowCount, pageSize) - 1;
  const box = document.createElement("p");
  box.className = "pager";
  const status = document.createElement("span");
  status.setAttribute("aria-live", "polite");
  status.textContent = last === 0 ? count(rowCount, noun) : `${count(rowCount, noun)}, page ${page + 1} of ${last + 1}`;
  box.append(status);
  if (last === 0) return box;
  box.append(
    button("Previous", () => turn(page - 1), { key: "previous", isOff: page === 0 }),
    button("Next", () => turn(page + 1), { key: "next", isOff: page === last }),
  );
  return box;
}
