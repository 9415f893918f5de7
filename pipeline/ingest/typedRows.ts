import { literal } from "../warehouse.ts";
import { type Column, duckdbType } from "./column.ts";
import type { ExportFile } from "./exportFile.ts";
import type { Feed } from "./profiles/profile.ts";
import { conditionOf, fieldNames, rawText, recordsOf } from "./source.ts";
import { listOf } from "./sql.ts";
import { tableNamed, type Table } from "./tables.ts";

/** `narrowing` is SQL over the texts `raw_<column>`: rows for which it is false are passed over before they are read. */
type TypedRowsOptions = { readonly withLine?: boolean; readonly narrowing?: string };

/**
 * SQL of a feed's rows: for each canonical column its text `raw_<column>` and its value `<column>` (null where missing or
 * unreadable), and `is_noisy`. With `withLine` also `line` and all fields c1, c2, … as they stand; counting lines keeps rows in order, which is slower.
 */
export function typedRows(
  file: ExportFile,
  feed: Feed,
  { withLine = false, narrowing = "true" }: TypedRowsOptions = {},
): string {
  const { columns, amount } = tableNamed(feed.table);
  const texts = Object.keys(columns).map((name) => `${rawOrNull(file, feed, name)} as raw_${name}`);
  const values = Object.entries(columns).map(([name, column]) => `${valueOf(name, column, file, feed)} as ${name}`);
  const line = file.isNumbered ? "cast(c0 as integer)" : `cast(row_number() over () + ${file.headerLine} as integer)`;
  const extra = [
    `${currencyOf(file, feed)} as money_currency, ingest.minor_unit(${currencyOf(file, feed)}) as money_digits`,
    ...(withLine ? ["line", ...fieldNames(file)] : []),
  ];
  const noise =
    amount === undefined ? "false" : `ingest.has_noise(raw_${amount}, ${amount}, money_digits, ${file.isComma})`;
  return `
    with records as not materialized (
      select ${withLine ? `${line} as line, *` : "*"} from ${recordsOf(file)}
    ),
    texts as not materialized (
      select ${[...texts, ...extra, ...leftOutBy(file)].join(", ")}
      from records
      where ${feed.rows === undefined ? "true" : conditionOf(file, feed.rows)} and ${narrowing}
    ),
    readings as not materialized (select *, ${values.join(", ")} from texts)
    select *, ${noise} as is_noisy from readings`;
}

/** SQL for each canonical column as it is stored: fallbacks filled in, a missing id made from the row's content. */
export function storedColumns({ columns }: Table): Readonly<Record<string, string>> {
  const content = Object.keys(columns).map((name) => `coalesce(cast(${name} as varchar), '')`);
  const madeId = `'row-' || left(md5(concat_ws('|', ${content.join(", ")})), 12)`;
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => {
      if (column.isIdentity === true) return [name, `coalesce(${name}, ${madeId})`];
      return [name, column.fallback === undefined ? name : `coalesce(${name}, ${column.fallback})`];
    }),
  );
}

/** SQL of a row's values as one text, the same whatever the file's dress: orders rows of one key. */
export function contentText({ columns }: Table): string {
  return `concat_ws('|', ${Object.keys(columns)
    .map((name) => `coalesce(cast(${name} as varchar), '')`)
    .join(", ")})`;
}

/** SQL of the currency a row's money is in: computed once, for its rounding asks for it often. */
function currencyOf(file: ExportFile, feed: Feed): string {
  return `ingest.read_currency(${rawOrNull(file, feed, "currency")})`;
}

function rawOrNull(file: ExportFile, feed: Feed, name: string): string {
  return rawText(file, feed.columns[name]) ?? "cast(null as varchar)";
}

function leftOutBy(file: ExportFile): readonly string[] {
  return (file.layout.leaveOut ?? []).map(({ rows }, index) => `${conditionOf(file, rows)} as left_out_${index}`);
}

/** SQL of a canonical column's value from its text `raw_<column>`. */
export function valueOf(name: string, column: Column, file: ExportFile, feed: Feed): string {
  const raw = `raw_${name}`;
  if (rawText(file, feed.columns[name]) === null) return `cast(null as ${duckdbType(column)})`;
  switch (column.type) {
    case "text":
      return file.hasOddSpaces ? `ingest.read_text(${raw})` : `ingest.read_plain_text(${raw})`;
    case "kind":
      return kindOf(raw, column);
    case "currency":
      return "money_currency";
    case "integer":
      return `ingest.read_integer(${raw})`;
    case "date":
      return `ingest.read_date(${raw}, ${literal(file.dateOrder)})`;
    case "money":
      return `ingest.read_money(${raw}, money_digits, ${file.isComma})`;
    case "number":
      return `ingest.read_number(${raw}, ${file.isComma})`;
    case "rate":
      return `try_cast(${raw} as ${duckdbType(column)})`;
  }
}

function kindOf(raw: string, { words, otherwise }: Column): string {
  const word = `ingest.read_kind(${raw})`;
  if (words === undefined) return word;
  return `case when ${word} in ${listOf(words)} then ${word} else ${literal(otherwise ?? null)} end`;
}
