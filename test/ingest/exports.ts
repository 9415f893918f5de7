import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { ingest, type IngestSettings } from "../../pipeline/ingest/ingest.ts";
import { type Cell, closeWarehouse, openWarehouse, readRows } from "../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../support/folder.ts";
import { keptOpen } from "../support/keptOpen.ts";

type Row = Readonly<Record<string, Cell>>;

/** What reading some exports gave: a way to ask for rows, and the error it ended with, if any. */
export type Ingested = {
  readonly rows: (sql: string) => Promise<readonly Row[]>;
  readonly error: unknown;
};

const RowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Limits that nothing in a small file is past. */
const lenient = { rejectedRowsRate: 1, rejectedAmountRate: 1, brokenRate: 1 };

type Exports = Readonly<Record<string, string | Uint8Array>>;
type Changes = Partial<IngestSettings> & { readonly threads?: number };

/** Reads exports given as text (or bytes) by file name, in memory, and hands what came of it to `ask`; they stay open for the next that asks. */
export function withExports<T>(
  files: Exports,
  ask: (ingested: Ingested) => Promise<T>,
  changes: Changes = {},
): Promise<T> {
  return asked([files, changes], () => openExports(files, changes), ask);
}

async function openExports(files: Exports, { threads = 1, ...settings }: Changes) {
  return withFolder(async (folder) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(join(folder, dirname(name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const warehouse = await openWarehouse(":memory:", { threads });
    const all = { inputFolder: folder, profile: null, dateOrder: null, limits: lenient, ...settings };
    const error: unknown = await ingest(warehouse, all).then(
      () => null,
      (reason: unknown) => reason,
    );
    return { warehouse, error, rows: (sql: string) => readRows(warehouse, sql, RowSchema) };
  });
}

const asked = keptOpen<Awaited<ReturnType<typeof openExports>>>(({ warehouse }) => closeWarehouse(warehouse));

/** The rows of one query over some exports; throws what reading them threw. */
export function rowsOf(files: Exports, sql: string, settings: Partial<IngestSettings> = {}): Promise<readonly Row[]> {
  return withExports(
    files,
    ({ rows, error }) => {
      if (error !== null) throw error;
      return rows(sql);
    },
    settings,
  );
}

/** The findings of some exports, or of one file of them: severity, rule, line and amount in order. */
export async function findingsOf(
  files: Exports,
  settings: Partial<IngestSettings> = {},
  file?: string,
): Promise<readonly string[]> {
  const where = file === undefined ? "" : `where file = '${file}'`;
  const found = `select concat_ws(' ', severity, rule, 'line ' || line, amount) as text from ingest.findings ${where}`;
  const rows = await withExports(files, (ingested) => ingested.rows(found), settings);
  return rows.map((row) => String(row.text));
}

/**
 * Cases that know nothing of each other as files of one folder, which is read once for all of them: `0.csv` holds the first.
 * `write` gives the text of a case in ids that begin with its number, so that no two are the same document.
 */
export function filesOf<T>(
  cases: readonly T[],
  write: (each: T, number: number) => string | Uint8Array,
): Readonly<Record<string, string | Uint8Array>> {
  return Object.fromEntries(cases.map((each, number) => [`${number}.csv`, write(each, number)]));
}

/** Cases with the names of the files that they stand in (see `filesOf`), for a table of tests. */
export function numbered<const T extends readonly unknown[]>(cases: readonly T[]): (readonly [...T, number])[] {
  return cases.map((each, number) => [...each, number]);
}

/** The lines of a table as CSV text under a header of the usual invoice columns. */
export function invoices(...lines: readonly string[]): string {
  return ["invoice_id,customer_id,issue_date,due_date,amount,currency", ...lines, ""].join("\n");
}
