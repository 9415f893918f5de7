import { literal } from "../../warehouse/warehouse.ts";
import { type Column, duckdbType, type Table } from "../layouts/column.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { lookupJoins } from "../layouts/lookups.ts";
import { headerMark } from "../values/headerMarks.ts";
import type { Source } from "../profiles/expressions.ts";
import type { Feed } from "../profiles/profile.ts";
import { sourcesOfLayout } from "../profiles/profile.ts";
import { signedIn } from "../values/signedIn.ts";
import { markedRecords, recordsOf } from "../values/source.ts";
import { cleanText, textOf, valueOf } from "../values/sourceText.ts";
import { isComputed, readingOf, valueLeaves } from "../values/sourceValue.ts";
import { isOfMoney } from "../values/sharedMarks.ts";
import { anyOf, listOf } from "./sql.ts";
import { tableNamed } from "../layouts/tables.ts";
import { takenBy } from "../layouts/feedCondition.ts";

/** `where` is SQL over the fields c1, c2, … and the texts `raw_<column>`: the rows wanted, by default those the feed takes. */
type TypedRowsOptions = { readonly withLine?: boolean; readonly where?: string };

/**
 * SQL of a feed's rows: for each canonical column its text `raw_<column>` and its value `<column>` (null where missing or
 * unreadable), `is_noisy`, and all fields c1, c2, … as they stand. With `withLine` also `line`; counting lines keeps rows
 * in order, which is slower.
 */
export function typedRows(file: ExportFile, feed: Feed, { withLine = false, where }: TypedRowsOptions = {}): string {
  const { columns } = tableNamed(feed.table);
  const texts = Object.entries(columns).map(([name, { type, isRequired }]) => {
    const text = rawText(file, feed, name);
    return `${type === "date" ? dateText(text, isRequired === true) : text} as raw_${name}`;
  });
  const values = Object.entries(columns).map(([name, column]) => `${columnValue(file, feed, name, column)} as ${name}`);
  const line = file.isNumbered ? "cast(c0 as integer)" : `cast(row_number() over () + ${file.headerLine} as integer)`;
  return `
    with records as not materialized (
      select ${withLine ? `${line} as line, *` : "*"} from ${recordsOf(file)}
    ),
    texts as not materialized (
      select *, ${texts.join(", ")}, ${markOf(file, feed)} as money_mark, ${sideWord(file, feed)} as side_word, ingest.read_currency(${currencyText(file, feed)}) as stated_currency
      from ${markedRecords(file, "records")} ${lookupJoins(file, sourcesOfLayout(file.layout))}
      where ${where ?? takenBy(file, feed)}
    ),
    currencies as not materialized (
      select *, ${file.hasMarks ? "ingest.money_currency(stated_currency, money_mark)" : "stated_currency"} as money_currency from texts
    ),
    digits as not materialized (select *, ingest.minor_unit(money_currency) as money_digits from currencies),
    readings as not materialized (select *, ${values.join(", ")} from digits)
    select *, ${noiseOf(file, feed)} as is_noisy from readings`;
}

/** SQL for each canonical column as it is stored: fallbacks filled in, a missing id made from the row's content. */
export function storedColumns({ columns, outsideId = [] }: Table): Readonly<Record<string, string>> {
  const content = Object.keys(columns)
    .filter((name) => !outsideId.includes(name))
    .map((name) => `coalesce(cast(${name} as varchar), '')`);
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

/** The canonical columns that a feed fills from this file. */
export function mappedColumns(file: ExportFile, { columns }: Feed): readonly string[] {
  return Object.entries(columns)
    .filter(([, source]) => textOf(file, source) !== null)
    .map(([name]) => name);
}

/** SQL of a canonical column's value over a row of `texts`. */
export function columnValue(file: ExportFile, feed: Feed, name: string, column: Column): string {
  const source = feed.columns[name];
  const nothing = `cast(null as ${duckdbType(column)})`;
  if (source === undefined || textOf(file, source) === null) {
    return isMarked(file, feed) && column.type === "currency" ? "money_currency" : nothing;
  }
  const raw = `raw_${name}`;
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
    case "money":
    case "number":
    case "rate":
      return isComputed(source)
        ? (valueOf(file, source, column.type) ?? nothing)
        : readingOf(file, source, raw, column.type);
  }
}

/** SQL of a date's text; where one is required, the first day of the calendar is a wrong date rather than none. */
function dateText(text: string, isRequired: boolean): string {
  return isRequired ? `ingest.required_date_text(${text})` : `ingest.date_text(${text})`;
}

function rawText(file: ExportFile, { columns }: Feed, name: string): string {
  const source = columns[name];
  return (source === undefined ? null : textOf(file, source)) ?? "cast(null as varchar)";
}

/** SQL of the text that names the currency of a row's money; in minor units a feed without one goes by its layout's. */
function currencyText(file: ExportFile, feed: Feed): string {
  const { minorUnits } = file.layout;
  const isOther = feed.columns.currency === undefined && minorUnits !== undefined && minorUnits !== true;
  return (isOther ? textOf(file, minorUnits) : null) ?? rawText(file, feed, "currency");
}

/** Whether the amounts of a feed may say their currency; those in minor units are numbers. */
function isMarked({ hasMarks, layout }: ExportFile, { table }: Feed): boolean {
  return hasMarks && layout.minorUnits === undefined && isOfMoney(table);
}

/** SQL of the word by which a row's money has its sign. */
function sideWord(file: ExportFile, feed: Feed): string {
  const signed = signedIn(file, feed);
  return (signed === null ? null : cleanText(file, signed.signedBy)) ?? "cast(null as varchar)";
}

/** SQL of what a row's money says of its currency by its own text, as `ingest.currency_mark` gives it, else by its header. */
function markOf(file: ExportFile, feed: Feed): string {
  const source = feed.columns[tableNamed(feed.table).amount ?? ""];
  if (source === undefined || !isMarked(file, feed)) return "cast(null as varchar)";
  const [own, byHeader] = [ownMark(file, source), headerMark(file, source)];
  return byHeader === null ? own : `coalesce(${own}, ${byHeader})`;
}

function ownMark(file: ExportFile, source: Source): string {
  // Of several columns to take it from, the mark of another than the one taken says nothing.
  const parts = isComputed(source) ? valueLeaves(source) : [source];
  const marks = parts.flatMap((leaf) => {
    const text = textOf(file, leaf);
    return text === null ? [] : [`ingest.currency_mark(${text})`];
  });
  if (marks.length < 2) return marks[0] ?? "cast(null as varchar)";
  return `ingest.joined_marks([${marks.join(", ")}])`;
}

/** SQL that is true where a row's money as written, or a part of it, differs from what was read. */
function noiseOf(file: ExportFile, feed: Feed): string {
  const { amount } = tableNamed(feed.table);
  const source = amount === undefined ? undefined : feed.columns[amount];
  if (amount === undefined || source === undefined || file.layout.minorUnits !== undefined) return "false";
  const noise = (text: string, value: string): string =>
    `ingest.has_noise(${text}, ${value}, money_digits, ${file.isComma})`;
  if (!isComputed(source)) return noise(`raw_${amount}`, amount);
  return anyOf(
    valueLeaves(source).flatMap((leaf) => {
      const [text, value] = [textOf(file, leaf), valueOf(file, leaf, "money")];
      return text === null || value === null ? [] : [noise(text, value)];
    }),
  );
}

function kindOf(raw: string, { words, otherwise }: Column): string {
  const word = `ingest.read_kind(${raw})`;
  if (words === undefined) return word;
  return `case when ${word} in ${listOf(words)} then ${word} else ${literal(otherwise ?? null)} end`;
}
