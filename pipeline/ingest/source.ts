import { literal } from "../warehouse.ts";
import type { ExportFile } from "./exportFile.ts";
import { headerIndex, normaliseHeader } from "./headers.ts";
import { listOf } from "./sql.ts";
import type { ColumnSource, Feed, RowCondition } from "./profiles/profile.ts";

/** SQL that reads a file's records as text: columns c1, c2, … in the file's order, before them c0, the line, if numbered. */
export function recordsOf(file: ExportFile): string {
  const names = fieldNames(file);
  const columns = (file.isNumbered ? ["c0", ...names] : names).map((name) => `${literal(name)}: 'varchar'`);
  return `read_csv(${literal(file.textPath)}, auto_detect = false, header = false, skip = ${file.isNumbered ? 0 : file.headerLine},
    delim = ${literal(file.delimiter)}, quote = '"', escape = '"', columns = {${columns.join(", ")}})`;
}

/** The names that a file's fields have in SQL, whatever its header calls them. */
export function fieldNames({ header }: ExportFile): readonly string[] {
  return header.map((_, index) => `c${index + 1}`);
}

/** SQL of a header's text, or null where the file does not have it. */
export function fieldOf(file: ExportFile, header: string): string | null {
  const index = headerIndex(file.header, header);
  return index === -1 ? null : `c${index + 1}`;
}

/** SQL of a canonical column's text, or null where the file says nothing about it. */
export function rawText(file: ExportFile, source: ColumnSource | undefined): string | null {
  if (source === undefined) return null;
  if (typeof source === "string") return fieldOf(file, source);
  if ("constant" in source) return literal(source.constant);
  const field = fieldOf(file, source.header);
  return field === null ? null : `ingest.read_float_id(${field})`;
}

/** The canonical columns a feed fills from this file. */
export function mappedColumns(file: ExportFile, feed: Feed): readonly string[] {
  return Object.keys(feed.columns).filter((name) => rawText(file, feed.columns[name]) !== null);
}

/** SQL that is true for the rows a condition names; false where the file lacks its column. */
export function conditionOf(file: ExportFile, { header, isOneOf }: RowCondition): string {
  const field = fieldOf(file, header);
  if (field === null) return "false";
  return `coalesce(lower(trim(${field})) in ${listOf(isOneOf.map((each) => each.toLowerCase()))}, false)`;
}

/** SQL of a whole row as one text, whatever the order of its columns: what makes two rows exact duplicates. */
export function rowText({ header }: ExportFile): string {
  const parts = header
    .map((name, index) => ({ name: normaliseHeader(name), field: `c${index + 1}` }))
    .sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
    .map(({ name, field }) => `${literal(`${name}=`)} || trim(${field})`);
  return `concat_ws(chr(31), ${parts.join(", ")})`;
}
