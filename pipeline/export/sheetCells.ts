import { literal } from "../warehouse.ts";

/** A column of a published table: its name and DuckDB type. */
export type TableColumn = { readonly name: string; readonly type: string };

/** Places of the cell styles in `styles.xml`. */
export const styles = { plain: 0, date: 1, money: 2, percent: 3, decimal: 4, head: 5 } as const;

const isNumber = /^(DECIMAL|DOUBLE|FLOAT|TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U)/;
const isWhole = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U)/;

/** How the cells of a column are shown: its style's place in `styles.xml`. */
export function styleOf({ name, type }: TableColumn): number {
  if (type === "DATE") return styles.date;
  if (/_rate$|_probability$/.test(name) && isNumber.test(type)) return styles.percent;
  if (/_amount$|^amount$|balance$/.test(name) || type.startsWith("DECIMAL")) return styles.money;
  return isNumber.test(type) && !isWhole.test(type) ? styles.decimal : styles.plain;
}

/** The letters of a spreadsheet column, from 0: A … Z, AA … */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? "" : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** Text as XML: markup quoted, what XML cannot hold left out, Excel's own escapes (`_x0041_`) kept as they stand. */
export function xmlText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll(/_(x[0-9A-Fa-f]{4}_)/g, "_x005F_$1");
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
