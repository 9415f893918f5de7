import { columnLetters, type SheetColumn, styles } from "../../src/writing/workbookParts.ts";
import { literal } from "../warehouse/warehouse.ts";

/** A column of a published table: its name and DuckDB type. */
export type TableColumn = { readonly name: string; readonly type: string };

const isNumber = /^(DECIMAL|DOUBLE|FLOAT|TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U)/;
const isWhole = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U)/;

/** How the cells of a column are shown: its style's place in `styles.xml`. */
function styleOf({ name, type }: TableColumn): number {
  if (type === "DATE") return styles.date;
  if (/_rate$|_probability$/.test(name) && isNumber.test(type)) return styles.percent;
  if (/_amount$|^amount$|balance$/.test(name) || type.startsWith("DECIMAL")) return styles.money;
  return isNumber.test(type) && !isWhole.test(type) ? styles.decimal : styles.plain;
}

/** A column as a sheet has it: its style, and a width that fits what it usually holds. */
export function sheetColumn(column: TableColumn): SheetColumn {
  const style = styleOf(column);
  const least = style === styles.money ? 16 : style === styles.date ? 12 : 9;
  const text = column.type === "VARCHAR" && /name|reason|rule|message|definition|change/.test(column.name) ? 32 : 0;
  return { name: column.name, style, width: Math.max(least, text, Math.min(30, column.name.length + 3)) };
}

/**
 * A select of one text a row: the row as sheet XML, numbered from 2. Dates are day numbers since 1899-12-30, numbers are
 * numbers and all else is inline text, so that nothing from an export is ever a formula. A cell holds 32,767 characters.
 */
export function rowsAsXml(columns: readonly TableColumn[], from: string, limit: number): string {
  const cells = columns.map((column, index) => cellSql(column, columnLetters(index)));
  return `select concat('<row r="', row_number, '">', ${cells.join(", ")}, '</row>') as xml
    from (select row_number() over () + 1 as row_number, * from ${from} limit ${limit})`;
}

function cellSql(column: TableColumn, letters: string): string {
  const name = `"${column.name.replaceAll('"', '""')}"`;
  const open = (kind: string): string => `'<c r="${letters}', row_number, '" s="${styleOf(column)}"${kind}>'`;
  const cell = (kind: string, value: string): string =>
    `case when ${name} is not null then concat(${open(kind)}, ${value}, '</c>') else '' end`;
  if (column.type === "DATE") return cell("", `'<v>', date_diff('day', date '1899-12-30', ${name}), '</v>'`);
  if (column.type === "BOOLEAN") return cell(' t="b"', `'<v>', cast(${name} as integer), '</v>'`);
  if (isNumber.test(column.type)) return cell("", `'<v>', ${name}, '</v>'`);
  return cell(' t="inlineStr"', `'<is><t xml:space="preserve">', ${escapeSql(name)}, '</t></is>'`);
}

/** The same as `xmlText`, in SQL. */
function escapeSql(name: string): string {
  const text = `left(cast(${name} as varchar), 32767)`;
  const quoted = [
    ["&", "&amp;"],
    ["<", "&lt;"],
    [">", "&gt;"],
  ].reduce((sql, [from, to]) => `replace(${sql}, ${literal(from)}, ${literal(to)})`, text);
  const clean = `regexp_replace(${quoted}, '[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x{FFFE}\\x{FFFF}]', '', 'g')`;
  return `regexp_replace(${clean}, '_(x[0-9A-Fa-f]{4}_)', '_x005F_\\1', 'g')`;
}
