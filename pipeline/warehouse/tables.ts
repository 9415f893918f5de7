import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { buildTable, execute, isMarked, readRows, schemas, type Warehouse } from "./warehouse.ts";

const readTable = /\b(?:from|join)\s+([a-z]+\.[a-z_]+)/g;

/** The SQL of every table that has a file, by the table's name: `ledger.invoices` is `pipeline/ledger/invoices.sql`. */
const sqlOf: ReadonlyMap<string, string> = new Map(
  schemas.flatMap((step) =>
    sqlFiles(step).map((name) => [
      `${step}.${name}`,
      readFileSync(new URL(`../${step}/${name}.sql`, import.meta.url), "utf8"),
    ]),
  ),
);

/** What the SQL of every table reads, by the table's name. */
const inputsOf: ReadonlyMap<string, readonly string[]> = new Map(
  Array.from(sqlOf, ([table, sql]) => [table, tablesRead(sql)]),
);

function sqlFiles(step: string): readonly string[] {
  return readdirSync(new URL(`../${step}/`, import.meta.url))
    .filter((name) => name.endsWith(".sql") && name !== "macros.sql")
    .map((name) => name.slice(0, -".sql".length))
    .sort();
}

/** The tables with a schema that a select reads, each once, in the order of their first mention; comments do not count. */
export function tablesRead(sql: string): readonly string[] {
  const found = sql.replaceAll(/--.*$/gm, "").matchAll(readTable);
  return [...new Set(Array.from(found, ([, table]) => table ?? ""))];
}

/** What the SQL of a table reads; nothing where it has no file. */
export function readBy(table: string): readonly string[] {
  return inputsOf.get(table) ?? [];
}

/** What a row of a table is, in the first words of its file: the comment on top, without its marks. */
export function commentOf(table: string): string {
  const [comment = ""] = /^(?:--.*\n)*/.exec(sqlOf.get(table) ?? "") ?? [];
  return comment
    .split("\n")
    .filter((line) => line !== "" && line !== "-- View." && line !== "-- Scratch.")
    .map((line) => line.replace(/^--\s*/, ""))
    .join(" ");
}

/** The tables of a step that have a file, each after those of them that it reads. */
export function tablesOf(step: (typeof schemas)[number]): readonly string[] {
  return inBuildOrder().filter((table) => table.startsWith(`${step}.`));
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

/** Builds every table of a step that has a file, anew, and before it what it is made of and does not stand there. */
export async function buildStep(warehouse: Warehouse, step: (typeof schemas)[number]): Promise<void> {
  const tables = tablesOf(step);
  await dropTables(warehouse, tables);
  await buildNeeded(warehouse, tables);
}

/** Builds the named tables, and before them what they are made of, as far as they do not stand there. */
export async function buildNeeded(warehouse: Warehouse, tables: readonly string[]): Promise<void> {
  const stands = await standing(warehouse);
  for (const table of neededFor(tables, { stands })) await buildTable(warehouse, table);
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
  await dropTables(warehouse, stale);
}

/** Drops the tables of a step that only led to others. */
export function dropScratch(warehouse: Warehouse, step: (typeof schemas)[number]): Promise<void> {
  return dropTables(
    warehouse,
    tablesOf(step).filter((table) => isMarked(sqlOf.get(table) ?? "", "Scratch")),
  );
}

async function dropTables(warehouse: Warehouse, tables: readonly string[]): Promise<void> {
  const kindOf = (table: string): string => (isMarked(sqlOf.get(table) ?? "", "View") ? "view" : "table");
  await execute(warehouse, tables.map((table) => `drop ${kindOf(table)} if exists ${table};`).join("\n"));
}

/** What stands in a warehouse, by its name with the schema. */
async function standing(warehouse: Warehouse): Promise<ReadonlySet<string>> {
  const rows = await readRows(
    warehouse,
    `select schema_name || '.' || table_name as name from duckdb_tables()
     union all select schema_name || '.' || view_name from duckdb_views() where not internal`,
    z.object({ name: z.string() }),
  );
  return new Set(rows.map(({ name }) => name));
}
