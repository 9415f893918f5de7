import { compactMoney, days, decimal, percent } from "../../src/writing/format.ts";
import type { Row } from "../../src/writing/rows.ts";

const space = "\u00a0";
const dates = /\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d/g;

/** Numbers that are words of the page, not of the ledger: `in 4 weeks`, `DSO, 90 days`, `more than 5 days` of the settings. */
const labels = /\b(4|13) weeks|DSO, 90 days|first 90\s+days|more than (5|30)\u00a0days|Four|seven/g;

/** The numbers of a text as a reader sees them, without currency and sign: `USD 1.95 M` is `1.95 M`; dates are none. */
export function numbersOf(text: string): readonly string[] {
  const unit = "(?:\u00a0(?:k|M|bn|%|days?|pts))?";
  const found = text
    .replaceAll(dates, " ")
    .replaceAll(labels, " ")
    .match(new RegExp(`(?<![\\w.])(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?${unit}(?!\\w)`, "g"));
  return [...new Set(found ?? [])];
}

/** Every way in which a page may write a number, without currency and sign. */
export function written(value: number): readonly string[] {
  const size = Math.abs(value);
  return [
    compactMoney(size),
    decimal(size),
    decimal(size, 1),
    decimal(size, 2),
    percent(size),
    percent(size, 1),
    days(size),
    days(size, 0),
    `${decimal(size, 1)}${space}%`,
    `${decimal(size, 1)}${space}pts`,
    `${decimal(size * 100, 1)}${space}pts`,
  ];
}

/** The numbers of some columns of a table; all of them if none is named. */
export function numbersIn(rows: readonly Row[], columns?: readonly string[]): readonly number[] {
  return rows.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) =>
      typeof value === "number" && (columns === undefined || columns.includes(name)) ? [value] : [],
    ),
  );
}
