import type { Column } from "./columns.js";
import { fullScreenButton, queryDetails } from "../frame/frameTools.js";
import { pager } from "./pager.js";
import type { Row } from "../../writing/rows.js";
import { scrollBox } from "./scrollBox.js";
import { keepView, viewFromAddress } from "./tableAddress.js";
import { tableBody } from "./tableBody.js";
import { tableFilters } from "./tableFilters.js";
import { copyPlainly, tableTools } from "./tableTools.js";
import { countPages, type TableView, tableViewer } from "./tableView.js";

/** Where a table has no room for sentences beside its numbers. */
const narrow = "(max-width: 599px), print";

/** Where a row is a card, and so many of them fill some screens. */
const phone = "screen and (max-width: 599px)";
const phoneRows = 8;

/** How a table is called, downloaded, found in the address and paged. */
export type TableOptions = {
  readonly caption: string;
  /** Name of the downloads, ending in `.csv`. */
  readonly file: string;
  /** The table's name in the page's address; the download's name if not given. */
  readonly id?: string;
  readonly pageSize?: number;
  readonly noun?: string;
  /** Published tables that are shown; their SQL is shown on demand. */
  readonly tables?: readonly string[];
};

/**
 * A table that sorts by a press on a heading, finds words, filters, turns pages, keeps its heading in sight, goes full
 * screen, and hands over what was found as CSV, XLSX or to the clipboard. What a reader asked of it stands in the
 * page's address (`?customers.sort=-open_amount`). Every value is set as text.
 */
export function dataTable(rows: readonly Row[], columns: readonly Column[], options: TableOptions): HTMLElement {
  const { caption, file, id = file.replace(/\.csv$/, ""), pageSize = 20, noun = "row", tables = [] } = options;
  const viewer = tableViewer(
    rows,
    columns.map((column) => column.name),
  );
  const visible = columns.filter((column) => column.isOnlyInDownload !== true);
  const root = document.createElement("div");
  const body = document.createElement("div");
  const room = matchMedia(narrow);
  const rowsShown = (): number => (matchMedia(phone).matches ? Math.min(pageSize, phoneRows) : pageSize);
  let view = viewFromAddress(id, columns);
  const change = (next: Partial<TableView>): void => {
    view = { ...view, page: 0, ...next };
    keepView(id, columns, view);
    draw();
  };
  const draw = (): void => {
    const found = viewer(view);
    const size = rowsShown();
    const page = Math.min(view.page, countPages(found.length, size) - 1);
    const shown = found.slice(page * size, (page + 1) * size);
    keepFocus(body, [
      scrollBox(caption, tableBody(shown, visible, { caption, view, change, isNarrow: room.matches })),
      pager(page, found.length, { pageSize: size, noun, turn: (next) => change({ page: next }) }),
    ]);
  };
  const tools = document.createElement("div");
  const handed = document.createElement("span");
  const isAsked = view.words !== "" || Object.keys(view.chosen).length > 0;
  if (rows.length > pageSize || isAsked) tools.append(...tableFilters(rows, columns, { caption, view, change }));
  handed.append(...tableTools(() => viewer(view), columns, { file, caption }));
  handed.append(fullScreenButton(root, caption) ?? "");
  tools.append(handed);
  tools.className = "tools";
  handed.className = "handed";
  root.className = "data-table";
  root.append(tools, body, tables.length === 0 ? "" : queryDetails(tables, caption));
  body.addEventListener("copy", copyPlainly);
  const redraw = (): void => (root.isConnected ? draw() : room.removeEventListener("change", redraw));
  room.addEventListener("change", redraw);
  draw();
  return root;
}

/** Replaces what a box holds; a button that had the focus has it again afterwards. */
function keepFocus(box: HTMLElement, content: readonly Node[]): void {
  const focused = box.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : null;
  box.replaceChildren(...content);
  const again =
    focused === null ? undefined : [...box.querySelectorAll("button")].find((each) => each.dataset["key"] === focused);
  again?.focus();
}
