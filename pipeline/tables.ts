import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { buildTable, readRows, schemas, type Warehouse } from "./warehouse.ts";

const readTable = /\b(?:from|join)\s+([a-z]+\.[a-z_]+)/g;

/** What the SQL of every table reads, by the table's name: `ledger.invoices` is `pipeline/ledger/invoices.sql`. */
const inputsOf: ReadonlyMap<string, readonly string[]> = new Map(
  schemas.flatMap((step) =>
    sqlFiles(step).map((name) => [
      `${step}.${name}`,
      tablesRead(readFileSync(new URL(`${step}/${name}.sql`, import.meta.url), "utf8")),
    ]),
  ),
);

function sqlFiles(step: string): readonly string[] {
  return readdirSync(new URL(`${step}/`, import.meta.url))
    .filter((name) => name.endsWith(".sql") && name !== "macros.sql")
    .map((name) => name.slice(0, -".sql".length))
    .sort();
}

/** The tables with a schema that a select reads, each once, in the order of their first mention; comments do not count. */
export function tablesRead(sql: string): readonly string[] {
  const found = sql.replaceAll(/--.*$/gm, "").matchAll(readTable);
  return [...new Set(Array.from(found, ([, table]) => table ?? ""))];
}

/** The tables of a step that have a file, each after those of them that it reads. */
export function tablesOf(step: (typeof schemas)[number]): readonly string[] {
  return neededFor(Array.from(inputsOf.keys())).filter((table) => table.startsWith(`${step}.`));
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

/** Builds the named tables, and before them what they are made of and does not stand there. */
export async function buildNeeded(warehouse: Warehouse, tables: readonly string[]): Promise<void> {
  const standing = await readRows(
    warehouse,
    `select schema_name || '.' || table_name as name from duckdb_tables()
     union all select schema_name || '.' || view_name from duckdb_views() where not internal`,
    z.object({ name: z.string() }),
  );
  const stands = new Set(standing.map(({ name }) => name));
  for (const table of neededFor(tables, { stands })) await buildTable(warehouse, table);
}
