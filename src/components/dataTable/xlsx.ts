import { strToU8, zipSync } from "fflate";
import type { Column } from "./columns.js";
import type { Row } from "../../writing/rows.js";
import { sheetColumn, sheetRows } from "./sheetRows.js";
import { sheetEnd, sheetStart, workbookParts } from "../../writing/workbookParts.js";

/** The same bytes on every day and in every time zone: a zip file keeps local times. */
const fileDate = new Date(2000, 0, 1);

/** A table as the bytes of an XLSX workbook of one sheet: typed dates and numbers, text as text, a frozen heading. */
export function toXlsx(name: string, columns: readonly Column[], rows: readonly Row[]): Uint8Array {
  const sheet = { name: sheetName(name), columns: columns.map(sheetColumn), countRows: rows.length };
  const parts = {
    ...workbookParts([sheet]),
    "xl/worksheets/sheet1.xml": sheetStart(sheet) + sheetRows(columns, rows) + sheetEnd(sheet),
  };
  const files = Object.entries(parts).map(([path, text]) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(files), { level: 6, mtime: fileDate });
}

/** A sheet's name: at most 31 characters, none of those that Excel forbids. */
function sheetName(name: string): string {
  return name.replaceAll(/[[\]:*?/\\']/g, " ").slice(0, 31);
}
