import { html } from "htl";
import type { Column } from "./columns.js";
import type { TableOptions } from "./dataTable.js";
import type { Row } from "../../writing/rows.js";

/**
 * A table folded away under `summary`, of which `hidden` is read aloud only. It and its code are loaded when it is first
 * opened, or at once where the page's address asks something of it.
 */
export function foldedTable(
  { summary, hidden }: { readonly summary: string; readonly hidden: string },
  rows: readonly Row[],
  columns: readonly Column[],
  options: TableOptions,
): HTMLElement {
  const details = document.createElement("details");
  details.className = "numbers";
  details.append(html`<summary>${summary}<span class="hidden">${hidden}</span></summary>`);
  const fill = async (): Promise<void> => {
    const { dataTable } = await import("./dataTable.js");
    details.append(dataTable(rows, columns, options));
  };
  details.addEventListener("toggle", () => void fill(), { once: true });
  const name = `${options.id ?? options.file.replace(/\.csv$/, "")}.`;
  details.open = [...new URLSearchParams(location.search).keys()].some((key) => key.startsWith(name));
  return details;
}
