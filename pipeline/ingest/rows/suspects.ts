import { z } from "zod";
import { execute, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { chunksOf } from "../containers/bytes.ts";
import { isoCurrencies } from "../values/currencies.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { type DateRules, dateRulesOf } from "../values/farDates.ts";
import type { Life } from "../values/life.ts";
import { isSharedMark } from "../values/sharedMarks.ts";
import { recordsOf } from "../values/source.ts";
import { anyOf, listOf } from "./sql.ts";
import { keyHash } from "./staging.ts";
import { type TableName, tableNamed } from "../layouts/tables.ts";
import { filesOf } from "../layouts/feedCondition.ts";
import { findLeftVersions } from "./versions.ts";

/** Rows of a canonical table that need a second look, as SQL over its columns; currencies nobody knows, dates far from all others. */
export type Suspicion = {
  readonly table: TableName;
  readonly unknownCurrencies: readonly string[];
  readonly dates: DateRules;
  readonly stored: string;
  readonly typed: string;
  readonly kinds: FileKinds;
};

/** The numbers of the files of which one row is a line item, summed or repeating the document, and of uncounted ones. */
export type FileKinds = {
  readonly summed: readonly number[];
  readonly repeating: readonly number[];
  readonly uncounted: readonly number[];
};

/** Finds what can only be seen once all files are loaded: keys that repeat, currencies that are none, dates far from all others. */
export async function suspect(
  warehouse: Warehouse,
  table: TableName,
  files: readonly ExportFile[],
  life: Life | null,
): Promise<Suspicion> {
  const kinds = {
    summed: filesOf(files, table, (feed) => feed.lines === true),
    repeating: filesOf(files, table, (feed) => feed.lines === "repeat"),
    uncounted: filesOf(files, table, (feed) => feed.also === true),
  };
  await findLeftVersions(warehouse, table, files);
  await execute(
    warehouse,
    `create or replace temp table repeated_${table} as
    select ${keyHash(table, "stored")} as key from ingest.${table} group by key having ${repeats(kinds)}
    union select key from left_${table};`,
  );
  const unknownCurrencies = await unknownCurrenciesOf(warehouse, table);
  const unknown = unknownCurrencies.length === 0 ? [] : [`currency in ${listOf(unknownCurrencies)}`];
  const dates = dateRulesOf(table, life);
  const undue = dates.rules.map(({ suspect: isSuspect }) => isSuspect);
  const repeated = (from: "stored" | "typed"): string =>
    `${keyHash(table, from)} in (select key from repeated_${table})`;
  return {
    table,
    unknownCurrencies,
    dates,
    stored: anyOf(["is_suspect", repeated("stored"), ...unknown, ...undue]),
    typed: anyOf([repeated("typed"), ...unknown, ...undue]),
    kinds,
  };
}

/** SQL of when a key repeats: lines of one document in one file are no repetition, nor are uncounted lines at all. */
function repeats({ summed, uncounted }: FileKinds): string {
  if (summed.length === 0) return "count(*) > 1";
  const isLine = `file_number in ${listOf(summed)}`;
  const isCounted = `not (${isLine} and file_number in ${listOf(uncounted)})`;
  return `count(*) filter (not ${isLine}) > 1 or count(distinct file_number) filter (${isCounted}) > 1`;
}

/** The numbers of the files that hold rows for a second look. */
export async function suspectFiles(warehouse: Warehouse, { table, stored }: Suspicion): Promise<readonly number[]> {
  const rows = await readRows(
    warehouse,
    `select distinct file_number from ingest.${table} where ${stored} order by file_number`,
    z.object({ file_number: z.number() }),
  );
  return rows.map((row) => row.file_number);
}

/** Whether a record's line is its number plus the header's line: no blank line, no field with a line break. */
export async function hasPlainLines(warehouse: Warehouse, file: ExportFile): Promise<boolean> {
  const [found] = await readRows(
    warehouse,
    `select count(*) as records from ${recordsOf(file)}`,
    z.object({ records: z.number() }),
  );
  return (await countLines(file.textPath)) - file.headerLine === found?.records;
}

async function countLines(path: string): Promise<number> {
  let lines = 0;
  let last = 10;
  for await (const chunk of chunksOf(path)) {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
    last = chunk[chunk.length - 1] ?? last;
  }
  return last === 10 ? lines : lines + 1;
}

async function unknownCurrenciesOf(warehouse: Warehouse, table: TableName): Promise<readonly string[]> {
  if (!("currency" in tableNamed(table).columns)) return [];
  const rows = await readRows(
    warehouse,
    `select distinct currency from ingest.${table} where currency is not null order by currency`,
    z.object({ currency: z.string() }),
  );
  return rows.map((row) => row.currency).filter((currency) => !isoCurrencies.has(currency) && !isSharedMark(currency));
}
