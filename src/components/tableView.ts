import type { Cell, Row } from "./rows.js";

/** What a reader asked of a table: the words to find, the column to sort by, and the page (from 0). */
export type TableView = {
  readonly words: string;
  readonly sortBy: string | null;
  readonly isDescending: boolean;
  readonly page: number;
};

/** The rows that hold every word somewhere in `names`, in the order asked for; rows that tie keep their order. */
export function viewRows(rows: readonly Row[], names: readonly string[], view: TableView): readonly Row[] {
  const words = view.words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = words.length === 0 ? rows : rows.filter((row) => holdsWords(row, names, words));
  const { sortBy, isDescending } = view;
  if (sortBy === null) return found;
  return [...found].sort((one, other) => compareCells(one[sortBy] ?? null, other[sortBy] ?? null, isDescending));
}

/** How many pages `count` rows fill; no rows fill one page. */
export function countPages(count: number, pageSize: number): number {
  return Math.max(1, Math.ceil(count / pageSize));
}

function holdsWords(row: Row, names: readonly string[], words: readonly string[]): boolean {
  const text = names
    .map((name) => String(row[name] ?? ""))
    .join("\n")
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Missing values stand last in either direction. */
function compareCells(one: Cell, other: Cell, isDescending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const order =
    typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other));
  return isDescending ? -order : order;
}
