import { z } from "zod";
import { doJobs } from "./lanes.ts";
import { fileOf, isMarked, type Step, tableFiles } from "./tableFiles.ts";
import { buildTable, execute, readRows, type Warehouse } from "./warehouse.ts";

const readTable = /\b(?:from|join)\s+([a-z]+\.[a-z_]+)/g;

/** What the SQL of every table reads, by the table's name. */
const inputsOf: ReadonlyMap<string, readonly string[]> = new Map(
  Array.from(tableFiles, ([table, { sql }]) => [table, tablesRead(sql)]),
);

/** The tables with a schema that a select reads, each once, in the order of their first mention; comments do not count. */
export function tablesRead(sql: string): readonly string[] {
  const found = sql.replaceAll(/--.*$/gm, "").matchAll(readTable);
  return [...new Set(Array.from(found, ([, table]) => table ?? ""))];
}

/** What the SQL of a table reads; nothing where it has no file. */
export function readBy(table: string): readonly string[] {
  return inputsOf.get(table) ?? [];
}

/** The tables of a step that have a file, each after those of them that it reads. */
export function tablesOf(step: Step): readonly string[] {
  return inBuildOrder().filter((table) => table.startsWith(`${step}.`));
}

/** The tables of a step that some steps read, and those of it that these are made of, each after what it reads. */
export function readOf(step: Step, by: readonly Step[]): readonly string[] {
  const readers = by.flatMap(tablesOf);
  return neededFor(readers).filter((table) => table.startsWith(`${step}.`));
}

function inBuildOrder(): readonly string[] {
  return neededFor([...inputsOf.keys()]);
}

/**
 * The named tables and all that they are made of, as far as these have a file, each after what it reads. What `stands`
 * there already is left out, and so is all that only it is made of. Throws where a table is made of itself.
 */
export function neededFor(
  tables: readonly string[],
  { stands = new Set() }: { readonly stands?: ReadonlySet<string> } = {},
): readonly string[] {
  const needed = new Set<string>();
  const add = (table: string, readers: readonly string[]): void => {
    if (readers.includes(table)) throw new Error(`made of itself: ${[...readers, table].join(" ← ")}`);
    if (needed.has(table) || stands.has(table)) return;
    const inputs = inputsOf.get(table);
    if (inputs === undefined) return;
    for (const input of inputs) add(input, [...readers, table]);
    needed.add(table);
  };
  for (const table of tables) add(table, []);
  return [...needed];
}

/**
 * Builds every table of a step that has a file, anew, and before it what it is made of and does not stand there; tables of it that
 * are said to stand there stay as they are.
 */
export async function buildStep(
  warehouse: Warehouse,
  step: Step,
  { stands: built = [] }: { readonly stands?: readonly string[] } = {},
): Promise<void> {
  const tables = tablesOf(step).filter((table) => !built.includes(table));
  const stands = await standing(warehouse);
  await dropTables(warehouse, tables, stands);
  await buildWhere(warehouse, tables, new Set([...stands].filter((table) => !tables.includes(table))));
}

/** Builds the named tables, and before them what they are made of, as far as they do not stand there. */
export async function buildNeeded(warehouse: Warehouse, tables: readonly string[]): Promise<void> {
  if (tables.some((table) => tableFiles.has(table))) await buildWhere(warehouse, tables, await standing(warehouse));
}

async function buildWhere(warehouse: Warehouse, tables: readonly string[], stands: ReadonlySet<string>): Promise<void> {
  const jobs = neededFor(tables, { stands }).map((table) => ({
    name: table,
    after: readBy(table),
    work: (lane: Warehouse) => buildTable(lane, table),
  }));
  await doJobs(warehouse, jobs);
}

/** Builds a table anew, and before it what it is made of and does not stand there. */
export async function buildAnew(warehouse: Warehouse, table: string): Promise<void> {
  await buildNeeded(warehouse, readBy(table));
  await buildTable(warehouse, table);
}

/** Drops all that is made of the named tables, directly or through others: it is stale once they are written anew. */
export async function dropReaders(warehouse: Warehouse, tables: readonly string[]): Promise<void> {
  const stale: string[] = [];
  for (const table of inBuildOrder()) {
    const isStale = inputsOf.get(table)?.some((input) => tables.includes(input) || stale.includes(input));
    if (isStale === true) stale.push(table);
  }
  await dropTables(warehouse, stale, await standing(warehouse));
}

/** Drops the tables of a step that only led to others. */
export async function dropScratch(warehouse: Warehouse, step: Step): Promise<void> {
  const scratch = tablesOf(step).filter((table) => isMarked(fileOf(table).sql, "Scratch"));
  await dropTables(warehouse, scratch, await standing(warehouse));
}

async function dropTables(warehouse: Warehouse, tables: readonly string[], stands: ReadonlySet<string>): Promise<void> {
  const kindOf = (table: string): string => (isMarked(fileOf(table).sql, "View") ? "view" : "table");
  const drops = tables.filter((table) => stands.has(table)).map((table) => `drop ${kindOf(table)} ${table};`);
  if (drops.length > 0) await execute(warehouse, drops.join("\n"));
}

const NamesSchema = z.object({ names: z.string().nullable() });

/** What stands in a warehouse, by its name with the schema. */
async function standing(warehouse: Warehouse): Promise<ReadonlySet<string>> {
  const [row] = await readRows(
    warehouse,
    `select string_agg(name, chr(10)) as names from (
       select schema_name || '.' || table_name as name from duckdb_tables()
       union all
       select schema_name || '.' || view_name from duckdb_views() where not internal)`,
    NamesSchema,
  );
  return new Set(row?.names?.split("\n"));
}
