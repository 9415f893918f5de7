import { literal } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { headerIndex, normaliseHeader } from "../layouts/headers.ts";
import { type Source, withParts } from "../profiles/expressions.ts";
import { type Layout, sourcesOfLayout } from "../profiles/profile.ts";

/** SQL that reads a file's records as text: columns c1, c2, … in the file's order, before them c0, the line, if numbered. */
export function recordsOf(file: ExportFile): string {
  const names = fieldNames(file);
  const columns = (file.isNumbered ? ["c0", ...names] : names).map((name) => `${literal(name)}: 'varchar'`);
  return `read_csv(${literal(file.textPath)}, auto_detect = false, header = false, skip = ${file.isNumbered ? 0 : file.headerLine},
    delim = ${literal(file.delimiter)}, quote = '"', escape = '"', columns = {${columns.join(", ")}})`;
}

/**
 * SQL of a file's records (or of `records`, which holds them) with `is_superseded` beside their fields where the layout says
 * which version of a row is the latest.
 */
export function markedRecords(file: ExportFile, records: string = recordsOf(file)): string {
  const { latest } = file.layout;
  if (latest === undefined) return records;
  const text = (header: string): string => `ingest.read_text(${fieldOf(file, header) ?? "cast(null as varchar)"})`;
  return `(select *, row_number() over (
      partition by ${latest.of.map(text).join(", ")} order by ${text(latest.by)} desc nulls last, ${rowText(file)}
    ) > 1 as is_superseded from ${records})`;
}

/** The names that a file's fields have in SQL, whatever its header calls them. */
export function fieldNames({ header }: Pick<ExportFile, "header">): readonly string[] {
  return header.map((_, index) => `c${index + 1}`);
}

/** SQL of a header's text, or null where the file does not have it. */
export function fieldOf(file: Pick<ExportFile, "header">, header: string): string | null {
  const index = headerIndex(file.header, header);
  return index === -1 ? null : `c${index + 1}`;
}

/** SQL of a whole row as one text, whatever the order of its columns: what makes two rows exact duplicates. */
export function rowText({ header }: Pick<ExportFile, "header">): string {
  const parts = header
    .map((name, index) => ({ name: normaliseHeader(name), field: `c${index + 1}` }))
    .sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
    .map(({ name, field }) => `${literal(`${name}=`)} || trim(${field})`);
  return `concat_ws(chr(31), ${parts.join(", ")})`;
}

/** SQL of a row as it stands in the file, fields apart by its delimiter, cut at 2,000 characters. */
export function originalText(file: Pick<ExportFile, "header" | "delimiter">): string {
  const fields = fieldNames(file).map((field) => `coalesce(${field}, '')`);
  return `left(concat_ws(${literal(file.delimiter)}, ${fields.join(", ")}), 2000)`;
}

/** SQL that is true for a row in which every one of these fields is empty. */
export function areEmpty(fields: readonly string[]): string {
  return fields.length === 0 ? "false" : `coalesce(${fields.join(", ")}) is null`;
}

/** The headers that a source names, anywhere inside it. */
export function headersIn(source: Source): readonly string[] {
  return withParts(source).flatMap((each) => {
    if (typeof each === "string") return [each];
    return "header" in each ? [each.header] : [];
  });
}

/** The headers that a layout reads, in its columns, conditions and notes, as they are compared. */
export function headersRead(layout: Layout): ReadonlySet<string> {
  const inLatest = layout.latest === undefined ? [] : [...layout.latest.of, layout.latest.by];
  return new Set([...sourcesOfLayout(layout).flatMap(headersIn), ...inLatest].map(normaliseHeader));
}
