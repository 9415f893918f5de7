import { compactMoney, days, decimal, missing, money, percent, shortDate } from "./format.js";
import type { Cell, Row } from "./rows.js";

/**
 * What a column of a table holds: its name in the data, its heading, how it is written and where it links.
 * `name` is a word of the data model, shown without its underscores.
 */
export type Column = {
  readonly name: string;
  readonly label: string;
  readonly kind?: "text" | "name" | "money" | "compact" | "number" | "decimal" | "percent" | "days" | "date";
  readonly href?: (row: Row) => string | null;
};

/** Text reads from the left; every number from the right, so that digits stand under digits. */
export function isNumeric({ kind = "text" }: Column): boolean {
  return kind !== "text" && kind !== "name" && kind !== "date";
}

/** How a cell of the column is set: numbers to the right, dates in one line. */
export function cellClass(column: Column): string {
  return isNumeric(column) ? "number" : column.kind === "date" ? "date" : "";
}

/** A cell as the reader sees it. */
export function cellText({ kind = "text" }: Column, value: Cell): string {
  if (value === null || value === "") return kind === "text" || kind === "name" ? "" : missing;
  if (kind === "date") return shortDate(String(value));
  if (kind === "text") return String(value);
  if (kind === "name") return String(value).replaceAll("_", " ");
  const number = Number(value);
  switch (kind) {
    case "money":
      return money(number);
    case "compact":
      return compactMoney(number);
    case "number":
      return decimal(number);
    case "decimal":
      return decimal(number, 3);
    case "percent":
      return percent(number);
    case "days":
      return days(number, Number.isInteger(number) ? 0 : 1);
  }
}
