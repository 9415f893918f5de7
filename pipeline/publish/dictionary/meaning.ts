/** What a published column is measured in; `own` is a unit that its sentence or another column names. */
export type Unit = "text" | "date" | "yes or no" | "count" | "days" | "share" | "money" | "own";

/** One sentence on a column, and its unit. */
export type Meaning = { readonly unit: Unit; readonly meaning: string };

/** The DuckDB types that a unit may have: money is exact. */
export const typesOf: Readonly<Record<Unit, RegExp>> = {
  text: /^VARCHAR$/,
  date: /^DATE$/,
  "yes or no": /^BOOLEAN$/,
  count: /^(INTEGER|BIGINT|HUGEINT|DOUBLE)$/,
  days: /^(INTEGER|BIGINT|DOUBLE|DECIMAL\(\d+,\d+\))$/,
  share: /^DOUBLE$/,
  money: /^DECIMAL\(\d+,[24]\)$/,
  own: /^(DOUBLE|DECIMAL\(\d+,\d+\))$/,
};
