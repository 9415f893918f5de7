import { keepBooks } from "../../pipeline/sample/books.ts";
import { sheetsOf } from "../../pipeline/sample/sheets.ts";

const sheets = sheetsOf(keepBooks());

/** A row of a sample file as its text would be read: column name → text, "" where empty. */
export type SheetRow = (column: string) => string;

/** The rows of one file of the sample, freshly generated. */
export function sheetRows(file: string): readonly SheetRow[] {
  const sheet = sheets.find((candidate) => candidate.file === file);
  if (sheet === undefined) throw new RangeError(`unknown file: ${file}`);
  const places = new Map(sheet.columns.map((column, index) => [column, index]));
  return sheet.rows.map((row) => (column) => {
    const place = places.get(column);
    if (place === undefined) throw new RangeError(`unknown column: ${file} ${column}`);
    return String(row[place] ?? "");
  });
}

/** "1234.05" → 123405. */
export function cents(text: string): number {
  return Math.round(Number(text) * 100);
}
