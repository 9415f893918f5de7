import type { Column } from "./columns.js";
import type { Cell, Row } from "../../writing/rows.js";
import { columnLetters, type SheetColumn, styles, xmlText } from "../../writing/workbookParts.js";

/** The longest text that a cell of a spreadsheet holds. */
const longestText = 32_767;

const millisecondsADay = 86_400_000;

/** A table's column as a sheet has it: money and dates are typed, the heading is the name in the data. */
export function sheetColumn({ name, kind = "text" }: Column): SheetColumn {
  const style = {
    date: styles.date,
    money: styles.money,
    compact: styles.money,
    percent: styles.percent,
    chance: styles.percent,
  }[String(kind)];
  const least = style === styles.money ? 16 : style === styles.date ? 12 : 9;
  const isWide = kind === "long" || /name$/.test(name);
  return { name, style: style ?? styles.plain, width: Math.max(least, isWide ? 32 : 0, Math.min(30, name.length + 3)) };
}

/**
 * Rows as sheet XML, numbered from 2. Dates are day numbers since 1899-12-30, numbers are numbers and all else is inline
 * text, so that nothing from an export is ever a formula.
 */
export function sheetRows(columns: readonly Column[], rows: readonly Row[]): string {
  const sheetColumns = columns.map(sheetColumn);
  return rows
    .map((row, index) => {
      const cells = sheetColumns.map(({ name, style }, place) =>
        sheetCell(row[name] ?? null, `r="${columnLetters(place)}${index + 2}" s="${style}"`, style),
      );
      return `<row r="${index + 2}">${cells.join("")}</row>`;
    })
    .join("");
}

function sheetCell(value: Cell, place: string, style: number): string {
  if (value === null || value === "") return "";
  if (typeof value === "number") return `<c ${place}><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c ${place} t="b"><v>${Number(value)}</v></c>`;
  const day = style === styles.date ? dayNumber(value) : null;
  if (day !== null) return `<c ${place}><v>${day}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(value.slice(0, longestText))}</t></is></c>`;
}

/** A date as spreadsheets count it; null for text that is no date. */
function dayNumber(date: string): number | null {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round((time - Date.UTC(1899, 11, 30)) / millisecondsADay);
}
