/** What a component gives a page: an element, or nothing. */
export type Piece = Node | null;

/** A value of a published table in the browser: dates are `YYYY-MM-DD`. */
export type Cell = string | number | boolean | null;

/** A row of a published table by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** Turns a table stored column by column into rows; a table that was not published gives no rows. */
export function rows(columns: Readonly<Record<string, readonly Cell[]>>): readonly Row[] {
  const entries = Object.entries(columns);
  const count = entries[0]?.[1].length ?? 0;
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(entries.map(([name, values]) => [name, values[index] ?? null])),
  );
}
