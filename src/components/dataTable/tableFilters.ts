import { cellText, type Column } from "./columns.js";
import type { Row } from "../../writing/rows.js";
import type { TableView } from "./tableView.js";

/** A column is offered as a filter when its words are this few: more are found faster by typing. */
const mostChoices = 12;

type Options = {
  readonly caption: string;
  readonly view: TableView;
  readonly change: (next: Partial<TableView>) => void;
};

/** A box to find words with, and one selector for each column that holds only a few different words. */
export function tableFilters(rows: readonly Row[], columns: readonly Column[], options: Options): readonly Node[] {
  const { caption, view, change } = options;
  const chosen: Record<string, string> = { ...view.chosen };
  const input = document.createElement("input");
  input.type = "search";
  input.value = view.words;
  input.oninput = () => change({ words: input.value });
  const selectors = columns.flatMap((column) => {
    const wanted = chosen[column.name];
    const isOffered = column.isFilter ?? column.isOnlyInDownload !== true;
    const few = isOffered || wanted !== undefined ? fewValues(rows, column) : null;
    const values = few ?? (wanted === undefined ? [] : [wanted]);
    if (values.length === 0) return [];
    const list = document.createElement("select");
    list.append(new Option("all", ""));
    for (const value of values) list.append(new Option(cellText(column, value), value));
    list.value = chosen[column.name] ?? "";
    list.onchange = () => {
      if (list.value === "") delete chosen[column.name];
      else chosen[column.name] = list.value;
      change({ chosen: { ...chosen } });
    };
    return [labelled(column.label, list, `${column.label} in: ${caption}`)];
  });
  return [labelled("Find", input, `Find in: ${caption}`), ...selectors];
}

function labelled(label: string, control: HTMLInputElement | HTMLSelectElement, name: string): HTMLElement {
  const element = document.createElement("label");
  const word = document.createElement("span");
  element.className = "search";
  word.textContent = label;
  control.setAttribute("aria-label", name);
  element.append(word, control);
  return element;
}

/** The different words of a column in their order; null where they are too many, all alike, or no words. */
function fewValues(rows: readonly Row[], { name, kind = "text", href }: Column): readonly string[] | null {
  if (!["text", "name", "bucket"].includes(kind) || href !== undefined) return null;
  const values = new Set<string>();
  for (const row of rows) {
    const value = row[name] ?? "";
    if (typeof value !== "string") return null;
    if (value !== "") values.add(value);
    if (values.size > mostChoices) return null;
  }
  return values.size < 2 ? null : [...values].sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
}
