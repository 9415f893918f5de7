import type { Cell, Row } from "../../writing/rows.js";
import { plainText } from "../../writing/searchWords.js";

/** What a reader asked of a table: words to find, values chosen by column, the column to sort by, the page (from 0). */
export type TableView = {
  readonly words: string;
  readonly chosen: Readonly<Record<string, string>>;
  readonly sortBy: string | null;
  readonly isDescending: boolean;
  readonly page: number;
};

/**
 * Prepares a table for views of it: what a view finds or sorts by is worked out once, so that the next view of 10,000
 * rows comes within a blink. A view holds the rows with every word somewhere in `names` and the chosen values, in the
 * order asked for; rows that tie keep their order and missing values stand last in either direction.
 */
export function tableViewer(rows: readonly Row[], names: readonly string[]): (view: TableView) => readonly Row[] {
  const texts: string[] = [];
  const orders = new Map<string, readonly number[]>();
  const textOf = (place: number): string => (texts[place] ??= rowText(rows[place] ?? {}, names));
  const orderOf = (sortBy: string | null, isDescending: boolean): readonly number[] => {
    const name = `${isDescending ? "-" : "+"}${sortBy ?? ""}`;
    const order = orders.get(name) ?? (sortBy === null ? [...rows.keys()] : placesBy(rows, sortBy, isDescending));
    orders.set(name, order);
    return order;
  };
  return ({ words, chosen, sortBy, isDescending }) => {
    const wanted = plainText(words)
      .split(/\s+/)
      .filter((word) => word !== "");
    const choices = Object.entries(chosen);
    const found: Row[] = [];
    for (const place of orderOf(sortBy, isDescending)) {
      const row = rows[place] ?? {};
      const isChosen = choices.every(([name, value]) => String(row[name] ?? "") === value);
      if (isChosen && wanted.every((word) => textOf(place).includes(word))) found.push(row);
    }
    return found;
  };
}

/** The places of the rows in the order of one column. */
function placesBy(rows: readonly Row[], name: string, isDescending: boolean): readonly number[] {
  const keys = rows.map((row) => sortKey(row[name] ?? null));
  return [...rows.keys()].sort((one, other) => compareKeys(keys[one] ?? null, keys[other] ?? null, isDescending));
}

/** How many pages `count` rows fill; no rows fill one page. */
export function countPages(count: number, pageSize: number): number {
  return Math.max(1, Math.ceil(count / pageSize));
}

function rowText(row: Row, names: readonly string[]): string {
  let text = "";
  for (const name of names) text += `${String(row[name] ?? "")}\n`;
  return plainText(text);
}

function sortKey(value: Cell): string | number | null {
  if (value === null || value === "") return null;
  return typeof value === "number" ? value : plainText(String(value));
}

function compareKeys(one: string | number | null, other: string | number | null, isDescending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const order = one < other ? -1 : one > other ? 1 : 0;
  return isDescending ? -order : order;
}
