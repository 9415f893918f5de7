import { button } from "./button.js";
import type { Cell, Row } from "./rows.js";

/**
 * Rows as CSV text (RFC 4180) for a spreadsheet. Text that a spreadsheet would run as a formula gets a leading
 * apostrophe, so that it shows as itself; numbers stay numbers.
 */
export function toCsv(names: readonly string[], rows: readonly Row[]): string {
  const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;
  return line(names) + rows.map((row) => line(names.map((name) => row[name] ?? null))).join("");
}

function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A button that saves rows as a CSV file. */
export function downloadCsv(file: string, names: readonly string[], rows: () => readonly Row[]): HTMLButtonElement {
  const save = (): void => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", toCsv(names, rows())], { type: "text/csv" }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return button("Download CSV", save, { label: `Download CSV: ${file}` });
}
