import { readFile } from "node:fs/promises";
import type { Locator } from "playwright-core";
import readSheets from "read-excel-file/node";

/** A file that a press on a button saved: its name, and its rows as another reader sees them, the heading first. */
export type Saved = { readonly file: string; readonly rows: readonly (readonly string[])[] };

/** Presses a button that downloads a CSV or XLSX file, and opens what it saves. Empty cells are empty text. */
export async function save(button: Locator): Promise<Saved> {
  const [download] = await Promise.all([button.page().waitForEvent("download"), button.click()]);
  const file = download.suggestedFilename();
  const bytes = await readFile(await download.path());
  if (file.endsWith(".csv")) return { file, rows: parseCsv(bytes.toString("utf8")) };
  const [sheet] = await readSheets(bytes);
  return { file, rows: (sheet?.data ?? []).map((row) => row.map(cellText)) };
}

function cellText(cell: unknown): string {
  if (cell === null) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/** Rows of a CSV text (RFC 4180), with or without a byte-order mark. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text
    .replace("\ufeff", "")
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") [rows[rows.length], row] = [row, []];
  }
  return rows;
}
