import type { Cell, Row } from "./rows.js";

/**
 * What a text begins with that a spreadsheet may run as a formula, as a regular expression: signs, also full-width ones, and
 * what may end the cell before them.
 */
export const formulaStart = "^[=+\\-@\\t\\r\\n;\uff1d\uff0b\uff0d\uff20]";

const formula = new RegExp(formulaStart);

/**
 * Rows as CSV text (RFC 4180) for a spreadsheet. Text that a spreadsheet would run as a formula gets a leading
 * apostrophe, so that it shows as itself; numbers stay numbers.
 */
export function toCsv(names: readonly string[], rows: readonly Row[]): string {
  return lines(names, rows, { mark: ",", end: "\r\n", mustQuote: /[",;\t\r\n]/ });
}

/** Rows as a spreadsheet takes them from the clipboard: tabs between cells; formulas are disarmed as in `toCsv`. */
export function toClipboard(names: readonly string[], rows: readonly Row[]): string {
  return lines(names, rows, { mark: "\t", end: "\n", mustQuote: /["\t\r\n]/ });
}

type Form = { readonly mark: string; readonly end: string; readonly mustQuote: RegExp };

function lines(names: readonly string[], rows: readonly Row[], form: Form): string {
  const line = (cells: readonly Cell[]): string =>
    cells.map((cell) => writeCell(cell, form.mustQuote)).join(form.mark) + form.end;
  return line(names) + rows.map((row) => line(names.map((name) => row[name] ?? null))).join("");
}

function writeCell(value: Cell, mustQuote: RegExp): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return mustQuote.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
