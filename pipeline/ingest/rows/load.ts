import { z } from "zod";
import { execute, readRows, type Warehouse } from "../../warehouse/warehouse.ts";
import { decideDateOrder } from "../values/dateOrder.ts";
import { decideDecimalSign } from "../values/decimalSign.ts";
import { withoutExpected } from "../values/expected.ts";
import { mayRepeatHeader } from "./decoration.ts";
import type { DateOrder, ExportFile } from "../layouts/exportFile.ts";
import { findMarks, mayBeMarked } from "../values/findMarks.ts";
import { headerMark } from "../values/headerMarks.ts";
import { judgedTexts } from "../values/judgedTexts.ts";
import { withDays } from "../values/listDay.ts";
import { numberFile } from "./numbered.ts";
import type { Feed } from "../profiles/profile.ts";
import { rulesFor } from "./rules.ts";
import { areEmpty, fieldNames, fieldOf, headersIn, recordsOf } from "../values/source.ts";
import { anyOf } from "./sql.ts";
import { tableNamed } from "../layouts/tables.ts";
import { mappedColumns, storedColumns, typedRows } from "./typedRows.ts";

/** Rows from which conventions are judged at first; a file that turns out odd is judged by all its rows. */
const sampleRows = 2000;

/** What the first pass over a file needs beside the file. */
export type LoadOptions = {
  readonly dateOrder: DateOrder | null;
  /** The as-of date that is asked for, the last resort of a list of open items that does not say its day. */
  readonly asOf: string | null;
  readonly scratchFolder: string;
};

/**
 * First pass: one scan from text to typed rows in the canonical tables, suspects marked. Returns the file as it was read
 * in the end: with its conventions, and as a numbered copy where its rows do not all fit its header.
 */
export async function loadFile(warehouse: Warehouse, file: ExportFile, options: LoadOptions): Promise<ExportFile> {
  return patiently(file, options, async (each) => {
    return loadSound(warehouse, await withoutExpected(warehouse, each), options);
  });
}

/** A file whose every record can be read: itself, or where its rows do not all fit its header a numbered copy. */
export async function readable(warehouse: Warehouse, file: ExportFile, options: LoadOptions): Promise<ExportFile> {
  return patiently(file, options, async (each) => {
    const fields = fieldNames(each).map((name) => `max(${name})`);
    await execute(warehouse, `select ${fields.join(", ")} from ${recordsOf(each)};`);
    return each;
  });
}

async function patiently(
  file: ExportFile,
  { scratchFolder }: LoadOptions,
  read: (file: ExportFile) => Promise<ExportFile>,
): Promise<ExportFile> {
  try {
    return await read(file);
  } catch (error) {
    const isBrokenCsv = error instanceof Error && /CSV|state machine/.test(error.message) && !file.isNumbered;
    if (!isBrokenCsv) throw error;
    return read(await numberFile(file, scratchFolder));
  }
}

async function loadSound(warehouse: Warehouse, file: ExportFile, options: LoadOptions): Promise<ExportFile> {
  const sampled = await withConventions(warehouse, file, options, sampleRows);
  await loadFeeds(warehouse, sampled);
  if (!(await hasSuspects(warehouse, sampled))) return sampled;
  const judged = await withConventions(warehouse, file, options, null);
  const isSame = (["dateOrder", "isComma", "hasMarks"] as const).every((each) => judged[each] === sampled[each]);
  if (isSame) return sampled;
  await loadFeeds(warehouse, judged);
  return judged;
}

async function withConventions(
  warehouse: Warehouse,
  file: ExportFile,
  { dateOrder, asOf }: LoadOptions,
  limit: number | null,
): Promise<ExportFile> {
  const dates = judgedTexts(file, ["date"]);
  const amounts = judgedTexts(file, ["money", "number"]).map(({ text }) => text);
  const {
    order,
    evidence: dateEvidence,
    isUnusual,
  } = await decideDateOrder(warehouse, file, dates, {
    limit,
    setting: dateOrder,
  });
  const sign = await decideDecimalSign(warehouse, file, amounts, limit);
  const evidence = [dateEvidence, sign.evidence].filter((each) => each !== null);
  const assumptions = [
    ...(sign.isAssumed ? [{ rule: "assumed_convention", message: sign.evidence ?? "" }] : []),
    ...(isUnusual === true ? [{ rule: "date_order_differs", message: `not as usual: ${dateEvidence}` }] : []),
  ];
  const read = {
    ...file,
    dateOrder: order,
    isComma: sign.isComma,
    hasMarks: sign.hasMarks || saysCurrencies(file) || (limit === null && (await findMarks(warehouse, file))),
    assumptions,
    evidence: [...file.evidence, ...evidence],
  };
  return withDays(warehouse, read, { dateOrder: order ?? dateOrder, asOf });
}

/** Whether the headers of a file's amounts name their currency. */
function saysCurrencies(file: ExportFile): boolean {
  return file.layout.feeds.some(({ table, columns }) => {
    const source = columns[tableNamed(table).amount ?? ""];
    return source !== undefined && headerMark(file, source) !== null;
  });
}

async function loadFeeds(warehouse: Warehouse, file: ExportFile): Promise<void> {
  const { feeds } = file.layout;
  for (const { table } of feeds) {
    await execute(warehouse, `delete from ingest.${table} where file_number = ${file.number};`);
  }
  // This scan asks for no lines: rows may come in any order, which is faster.
  await execute(warehouse, "set preserve_insertion_order = false;");
  try {
    for (const feed of feeds) await execute(warehouse, insertOf(file, feed));
  } finally {
    await execute(warehouse, "set preserve_insertion_order = true;");
  }
}

function insertOf(file: ExportFile, feed: Feed): string {
  const columns = Object.entries(storedColumns(tableNamed(feed.table))).map(([name, sql]) => `${sql} as ${name}`);
  const suspects = suspectsIn(file, feed);
  return `insert into ingest.${feed.table}
    select ${columns.join(", ")}, ${file.number}, coalesce(${suspects}, false), is_noisy
    from (${typedRows(file, feed)});`;
}

/** SQL that is true at least for the rows that a rule names, and for those that are no records. */
export function suspectsIn(file: ExportFile, feed: Feed): string {
  return anyOf([
    ...new Set(rulesFor(file, feed).map((rule) => rule.suspect)),
    isBlank(file, feed),
    mayRepeatHeader(file),
    ...(file.hasMarks ? [] : [unseenMark(file, feed)]),
  ]);
}

/** SQL that is true for a row that may have a mark of a currency where the first rows have none. */
function unseenMark(file: ExportFile, feed: Feed): string {
  const { columns } = tableNamed(feed.table);
  const mapped = mappedColumns(file, feed);
  const texts = (types: readonly string[]): readonly string[] =>
    mapped.filter((name) => types.includes(columns[name]?.type ?? "")).map((name) => `raw_${name}`);
  return mayBeMarked(texts(["money", "number"]), texts(["currency"]));
}

/** SQL that is true for a row without any text that a feed reads of it. */
export function isBlank(file: ExportFile, feed: Feed): string {
  const headers = Object.values(feed.columns).flatMap(headersIn);
  const fields = headers.map((header) => fieldOf(file, header)).filter((field) => field !== null);
  return areEmpty([...new Set(fields)]);
}

async function hasSuspects(warehouse: Warehouse, file: ExportFile): Promise<boolean> {
  for (const { table } of file.layout.feeds) {
    const [found] = await readRows(
      warehouse,
      `select count(*) as suspects from ingest.${table} where file_number = ${file.number} and is_suspect`,
      z.object({ suspects: z.number() }),
    );
    if ((found?.suspects ?? 0) > 0) return true;
  }
  return false;
}
