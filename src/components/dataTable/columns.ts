import { bucketName, chance, compactMoney, days, decimal, money, percent, shortDate } from "../../writing/format.js";
import type { Cell, Row } from "../../writing/rows.js";

/**
 * What a column of a table holds: its name in the data, its heading, how it is written and where it links.
 * `long` is a sentence, `name` is a word of the data model, shown without its underscores, `bucket` an age, `rate` a percentage with two decimals, `chance` a probability, `pastDue` the days since a due date, below 0 those until it; of a `hash` the beginning is shown.
 * A column that `isOnlyInDownload` is not shown. Of a column with few words a filter is offered where it is shown, unless
 * `isFilter` says otherwise.
 */
export type Column = {
  readonly name: string;
  readonly label: string;
  readonly kind?:
    | "text"
    | "long"
    | "name"
    | "bucket"
    | "hash"
    | "money"
    | "compact"
    | "number"
    | "decimal"
    | "percent"
    | "chance"
    | "rate"
    | "days"
    | "pastDue"
    | "date";
  readonly href?: (row: Row) => string | null;
  readonly isOnlyInDownload?: boolean;
  readonly isFilter?: boolean;
};

/** What a cell of a number or a day shows where there is none. */
const nothing = "\u2013";

const textKinds = ["text", "long", "name", "bucket", "hash", "date"];

/** Text reads from the left; every number from the right, so that digits stand under digits. */
export function isNumeric({ kind = "text" }: Column): boolean {
  return !textKinds.includes(kind);
}

/** How a cell of the column is set: numbers to the right, dates in one line. */
export function cellClass(column: Column): string {
  return isNumeric(column) ? "number" : (column.kind ?? "text");
}

function isText(kind: string): boolean {
  return textKinds.includes(kind) && kind !== "date";
}

/** A cell as the reader sees it. */
export function cellText({ kind = "text" }: Column, value: Cell): string {
  if (value === null || value === "") return isText(kind) ? "" : nothing;
  if (kind === "date") return shortDate(String(value));
  if (kind === "text" || kind === "long") return String(value);
  if (kind === "hash") return String(value).slice(0, 16);
  if (kind === "bucket") return bucketName(String(value));
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
    case "rate":
      return percent(number, 2);
    case "percent":
      return percent(number);
    case "chance":
      return chance(number);
    case "days":
      return days(number, Number.isInteger(number) ? 0 : 1);
    case "pastDue":
      return number > 0 ? days(number, 0) : number === 0 ? "due today" : `due in ${days(-number, 0)}`;
  }
}
