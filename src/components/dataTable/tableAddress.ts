import { asked, keepInAddress } from "../controls/address.js";
import type { Column } from "./columns.js";
import type { TableView } from "./tableView.js";

/** The view of table `id` that the page's address asks for; what it does not say stays as handed over. */
export function viewFromAddress(id: string, columns: readonly Column[]): TableView {
  const sort = asked(`${id}.sort`) ?? "";
  const name = sort.replace(/^-/, "");
  const chosen = columns.flatMap((column) => {
    const value = asked(`${id}.${column.name}`);
    return value === null ? [] : [[column.name, value] as const];
  });
  return {
    words: asked(`${id}.find`) ?? "",
    chosen: Object.fromEntries(chosen),
    sortBy: columns.some((column) => column.name === name) ? name : null,
    isDescending: sort.startsWith("-"),
    page: Math.max(0, Math.floor(Number(asked(`${id}.page`) ?? 1)) - 1) || 0,
  };
}

/** Keeps the view of table `id` in the page's address, each table under its own names, so that it can be sent. */
export function keepView(id: string, columns: readonly Column[], view: TableView): void {
  const sort = view.sortBy === null ? null : `${view.isDescending ? "-" : ""}${view.sortBy}`;
  const choices = columns.map(({ name }): [string, string | null] => [`${id}.${name}`, view.chosen[name] ?? null]);
  keepInAddress({
    [`${id}.sort`]: sort,
    [`${id}.find`]: view.words,
    [`${id}.page`]: view.page === 0 ? null : String(view.page + 1),
    ...Object.fromEntries(choices),
  });
}
