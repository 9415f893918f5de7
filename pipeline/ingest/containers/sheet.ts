import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { refuseAbsurd } from "./archive.ts";
import { numberText, unescapeText } from "./cellText.ts";
import { linesIn } from "./lines.ts";
import { parseRecord, writeField } from "./records.ts";
import { readPart, type SheetEntry, type Workbook } from "./workbook.ts";
import { finish, write } from "./writing.ts";
import type { XmlHandlers } from "./xml.ts";

/** What a sheet held: how many columns were written (0: none), and cells with an error instead of a value. */
export type SheetContents = { readonly width: number; readonly errors: readonly ErrorCell[] };

/** A cell that shows an error, `#N/A` in `E7`. */
export type ErrorCell = { readonly place: string; readonly text: string };

type Cell = { column: number; type: string; style: number; place: string; text: string };

const mostRows = 1_048_576;
const mostColumns = 16_384;
/** A sheet of more columns is looked through for empty ones. */
const usualColumns = 256;
/** Excel lets a cell hold no more characters. */
const longestText = 32_767;

/**
 * Writes a sheet's cells as CSV to `target`: row 7 of the sheet is line 7, commas between cells, empty cells at a row's end
 * left off, line breaks in cells as spaces. Dates are ISO, numbers as short as they can be, cells with errors empty. Of a
 * sheet wider than any report, columns without a single value are left off. Throws `Unreadable` for one that would fill the
 * disk.
 */
export async function writeSheet(workbook: Workbook, sheet: SheetEntry, target: string): Promise<SheetContents> {
  const output = createWriteStream(target);
  const errors: ErrorCell[] = [];
  let [lines, lastRow, written] = ["", 0, 0];
  const used: boolean[] = [];
  const handlers = rowHandlers((row, cells) => {
    errors.push(...cells.filter(({ type }) => type === "e").map(({ place, text }) => ({ place, text })));
    const fields = fieldsOf(cells, workbook);
    if (fields.length === 0) return;
    for (const [column, field] of fields.entries()) if (field !== "") used[column] = true;
    lines += `${"\n".repeat(row - Math.max(lastRow, 1))}${fields.map((field) => writeField(field, ",")).join(",")}`;
    lastRow = row;
  });
  const pause = async (): Promise<void> => {
    const text = lines;
    lines = "";
    written += text.length;
    refuseAbsurd(written, workbook.archive.size);
    await write(output, text);
  };
  try {
    await readPart(workbook.archive, sheet.member, { ...handlers, pause });
  } finally {
    await finish(output);
  }
  if (used.length <= usualColumns) return { width: used.length, errors };
  await keepColumns(target, used);
  return { width: used.filter(Boolean).length, errors };
}

/** Writes a sheet's CSV anew with its used columns alone: one stray cell far to the right would else make each row as long. */
async function keepColumns(target: string, used: readonly boolean[]): Promise<void> {
  const narrow = `${target}.narrow`;
  const output = createWriteStream(narrow);
  for await (const { text } of linesIn(target)) {
    const fields = parseRecord(text, ",").fields.filter((_, column) => used[column]);
    const last = fields.findLastIndex((field) => field !== "");
    await write(
      output,
      `${fields
        .slice(0, last + 1)
        .map((field) => writeField(field, ","))
        .join(",")}\n`,
    );
  }
  await finish(output);
  await rename(narrow, target);
}

/** Hands each row of a sheet to `take` with its number and the cells that stand in it. */
function rowHandlers(take: (row: number, cells: readonly Cell[]) => void): XmlHandlers {
  let row = 0;
  let cells: Cell[] = [];
  let isText = false;
  let isReading = false;
  return {
    open: (name, attributes) => {
      if (name === "row") {
        row = rowNumber(attributes["r"], row);
        cells = [];
      }
      if (name === "c") cells.push(openCell(attributes, cells.at(-1)));
      // `rPh` holds how a text is spoken, not what it says.
      if (name === "rPh") isReading = true;
      isText = !isReading && (name === "v" || name === "t");
    },
    text: (piece) => {
      const cell = cells.at(-1);
      if (isText && cell !== undefined) cell.text += piece;
    },
    close: (name) => {
      isText = false;
      if (name === "rPh") isReading = false;
      if (name === "row") take(row, cells);
    },
  };
}

function rowNumber(stated: string | undefined, before: number): number {
  const row = stated === undefined ? before + 1 : Number(stated);
  if (!Number.isInteger(row) || row <= before || row > mostRows) throw new Error(`row ${stated} after row ${before}`);
  return row;
}

function openCell({ r, t = "n", s = "0" }: Readonly<Record<string, string>>, before: Cell | undefined): Cell {
  const column = r === undefined ? (before?.column ?? -1) + 1 : columnIndex(r);
  return { column, type: t, style: Number(s), place: r ?? `column ${column + 1}`, text: "" };
}

/** The place of a column by a cell's name: `A1` is 0, `AB7` is 27. */
function columnIndex(place: string): number {
  const letters = /^[A-Z]+/.exec(place)?.[0] ?? "";
  const index = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (index < 0 || index >= mostColumns) throw new Error(`no such cell: ${place}`);
  return index;
}

function textOf({ type, style, text, place }: Cell, { texts, styles, is1904 }: Workbook): string {
  switch (type) {
    case "s": {
      const shared = texts[Number(text)];
      if (shared === undefined) throw new Error(`no text for ${place}`);
      return shared;
    }
    case "inlineStr":
    case "str":
      return unescapeText(text);
    case "b":
      return text === "" ? "" : text === "0" ? "false" : "true";
    case "e":
      return "";
    case "d":
      return text.replace(/T00:00:00(\.0+)?Z?$/, "");
    default:
      return numberText(text, styles[style] ?? "number", { is1904 });
  }
}

/** A row's texts, up to its last cell that holds any. */
function fieldsOf(cells: readonly Cell[], workbook: Workbook): readonly string[] {
  const texts: string[] = [];
  for (const cell of cells) {
    const text = textOf(cell, workbook);
    if (text.length > longestText) throw new Error(`more than ${longestText} characters in ${cell.place}`);
    texts[cell.column] = text.replace(/[\r\n]+/g, " ");
  }
  const fields = Array.from(texts, (text: string | undefined) => text ?? "");
  return fields.slice(0, fields.findLastIndex((text) => text.trim() !== "") + 1);
}
