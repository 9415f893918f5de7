import { readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import {
  type DuckDBAppender,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBConnection,
  DuckDBInstance,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import { z } from "zod";
import { fileOf, isMarked, schemas } from "./tableFiles.ts";

/** An open DuckDB database, and the connection that works in it; `others` may work beside it. */
export type Warehouse = {
  readonly connection: DuckDBConnection;
  readonly instance: DuckDBInstance;
  readonly others: readonly DuckDBConnection[];
};

/** A value as the pipeline's TypeScript sees it: dates as `YYYY-MM-DD`, decimals and counts as numbers. */
export type Cell = string | number | boolean | null;

/** The business words of SQL: those of all steps, then of single ones. Reading exports loads its own. */
const macroFiles = [
  "warehouse/macros.sql",
  "warehouse/terms_macros.sql",
  "features/macros.sql",
  "risk/macros/curve.sql",
  "risk/macros/runs.sql",
  "risk/macros/words.sql",
  "forecast/macros.sql",
  "backtest/macros.sql",
  "decisions/macros.sql",
] as const;

const pipelineFolder = new URL("../", import.meta.url);

const settingsSql = readFileSync(new URL("settings.sql", import.meta.url), "utf8");

/** The type of each setting, by its name, as `settings.sql` says it. */
const settingTypes: ReadonlyMap<string, string> = new Map(
  Array.from(settingsSql.matchAll(/^ {4}([a-z_]+) (.+?),?$/gm), ([, name = "", type = ""]) => [name, type]),
);

/**
 * Opens a new DuckDB database (`:memory:` or a file), creates a schema a step and `run.settings`, and loads the SQL macros.
 * `threads` and `memory`, in bytes, default to DuckDB's choice, and `lanes`, how many statements may be worked on at a time, to
 * one; results do not depend on them.
 */
export async function openWarehouse(
  path: string,
  {
    threads,
    memory,
    lanes = 1,
  }: { readonly threads?: number | null; readonly memory?: number; readonly lanes?: number } = {},
): Promise<Warehouse> {
  const instance = await DuckDBInstance.create(path, {
    ...withoutExtensions,
    ...(threads === undefined || threads === null ? {} : { threads: String(threads) }),
    ...(memory === undefined ? {} : { memory_limit: `${memory}B` }),
  });
  const connections = await Promise.all(Array.from({ length: lanes }, () => connected(instance)));
  const [connection = await connected(instance), ...others] = connections;
  const warehouse = { instance, connection, others };
  await execute(warehouse, ["run", ...schemas].map((schema) => `create schema if not exists ${schema};`).join(" "));
  await createSettings(warehouse);
  for (const name of macroFiles) await execute(warehouse, await readFile(new URL(name, pipelineFolder), "utf8"));
  return warehouse;
}

/** One more connection to a database, with the settings that each has. */
export async function connected(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  await connection.run("set preserve_insertion_order = false; set TimeZone = 'UTC';");
  return connection;
}

/** Nothing is fetched or loaded into a database: what it needs is built in. */
export const withoutExtensions = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  allow_community_extensions: "false",
} as const;

/** Lets a database from now on read and write only in these files and folders, and nothing beyond this machine. */
export async function fence(warehouse: Warehouse, places: readonly string[]): Promise<void> {
  const isFile = (place: string): boolean => statSync(place, { throwIfNoEntry: false })?.isFile() ?? false;
  const listed = (chosen: readonly string[]): string => `[${chosen.map((place) => literal(place)).join(", ")}]`;
  await execute(
    warehouse,
    `set allowed_paths = ${listed(places.filter(isFile))};
     set allowed_directories = ${listed(places.filter((place) => !isFile(place)))};
     set enable_external_access = false;`,
  );
}

/** Closes the connections and the database; safe to call once. */
export function closeWarehouse({ connection, others, instance }: Warehouse): void {
  for (const each of [connection, ...others]) each.closeSync();
  instance.closeSync();
}

/** Runs one or several SQL statements for their effect. */
export async function execute({ connection }: Warehouse, sql: string): Promise<void> {
  await connection.run(sql);
}

/** Reads rows of a query, each checked by `schema`; cast to varchar in SQL what must stay exact. */
export async function readRows<T>({ connection }: Warehouse, sql: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.deduplicatedColumnNames();
  return reader
    .getRows()
    .map((row) => schema.parse(Object.fromEntries(names.map((name, index) => [name, toCell(row[index] ?? null)]))));
}

/** Reads a query column by column: the shape that fitting wants. */
export async function readColumns(
  { connection }: Warehouse,
  sql: string,
): Promise<Readonly<Record<string, readonly Cell[]>>> {
  const reader = await connection.runAndReadAll(sql);
  const columns = reader.getColumns();
  return Object.fromEntries(
    reader.deduplicatedColumnNames().map((name, index) => [name, (columns[index] ?? []).map(toCell)]),
  );
}

/**
 * Reads a query of numbers, true and false as 1 and 0, column by column: a fit's rows at a fraction of what cells cost, most
 * of all where SQL casts them to double. Throws where a value is missing or no number.
 */
export async function readNumbers(
  { connection }: Warehouse,
  sql: string,
): Promise<Readonly<Record<string, Float64Array>>> {
  const result = await connection.run(sql);
  const names = result.deduplicatedColumnNames();
  const chunks = await result.fetchAllChunks();
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = names.map(() => new Float64Array(rows));
  let at = 0;
  for (const chunk of chunks) {
    const count = chunk.rowCount;
    for (const [index, column] of columns.entries()) {
      const vector = chunk.getColumnVector(index);
      for (let row = 0; row < count; row += 1) {
        const value = toCell(vector.getItem(row));
        if (typeof value === "string" || value === null || Number.isNaN(value))
          throw new Error(`invalid ${names[index]}: ${value}`);
        column[at + row] = Number(value);
      }
    }
    at += count;
  }
  return Object.fromEntries(names.map((name, index) => [name, columns[index] ?? new Float64Array()]));
}

/** Writes a small table from TypeScript: `columns` maps each name to its DuckDB type. A missing value is null; throws on a number that is none. */
export async function writeRows(
  warehouse: Warehouse,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, Cell>>[],
): Promise<void> {
  const names = Object.keys(columns);
  const definition = names.map((name) => `"${name}" ${columns[name]}`).join(", ");
  await execute(warehouse, `create or replace table ${table} (${definition});`);
  if (rows.length === 0) return;
  const [schema, name] = table.includes(".") ? table.split(".") : [null, table];
  const appender = await warehouse.connection.createAppender(name ?? table, schema);
  for (const row of rows) {
    for (const column of names) append(appender, row[column] ?? null, columns[column] === "double");
    appender.endRow();
  }
  appender.closeSync();
}

/** Appends one value as DuckDB reads its text, but a double, which is taken as it is. */
function append(appender: DuckDBAppender, value: Cell, isDouble: boolean): void {
  if (value === null) return appender.appendNull();
  if (typeof value !== "number") return appender.appendVarchar(soundText(String(value)));
  if (!Number.isFinite(value)) throw new Error(`invalid number for a table: ${value}`);
  return isDouble ? appender.appendDouble(value) : appender.appendVarchar(String(value));
}

/** A zero byte, which SQL cannot hold, becomes \ufffd. */
const soundText = (text: string): string => text.replaceAll("\0", "\ufffd");

/** A value as SQL text, quoted so that nothing inside it is read as SQL. */
export function literal(value: Cell | undefined): string {
  if (value === undefined || value === null) return "null";
  if (typeof value === "string") return `'${soundText(value).replaceAll("'", "''")}'`;
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`invalid number for a table: ${value}`);
  return String(value);
}

/** A list of numbers as SQL, for `writeSettings`. */
export function list(values: readonly number[]): { readonly sql: string } {
  return { sql: `[${values.join(", ")}]` };
}

/**
 * Writes columns of the one row of `run.settings`: values, or constants of SQL. Each also becomes a macro of its name,
 * `run.as_of()`, which stands for the constant itself, so that DuckDB plans with what it is.
 */
export async function writeSettings(
  warehouse: Warehouse,
  settings: Readonly<Record<string, Cell | { readonly sql: string }>>,
): Promise<void> {
  const constants = Object.entries(settings).map(([name, value]) => {
    const sql = typeof value === "object" && value !== null ? value.sql : literal(value);
    const type = settingTypes.get(name);
    if (type === undefined) throw new Error(`not in settings.sql: ${name}`);
    return { name, constant: `cast(${sql} as ${type})` };
  });
  await execute(
    warehouse,
    [
      ...constants.map(({ name, constant }) => `create or replace macro run.${name}() as ${constant};`),
      `update run.settings set ${constants.map(({ name, constant }) => `${name} = ${constant}`).join(", ")};`,
    ].join("\n"),
  );
}

/** Creates `run.settings` with nothing in it; a setting that is read before it is written says so. */
async function createSettings(warehouse: Warehouse): Promise<void> {
  await execute(warehouse, settingsSql);
  const unset = Array.from(
    settingTypes,
    ([name, type]) => `create macro run.${name}() as cast(error('run.${name} is not set') as ${type});`,
  );
  await execute(warehouse, unset.join("\n"));
}

/** Builds a table from its file; it becomes a view where the file is marked so. */
export async function buildTable(warehouse: Warehouse, table: string): Promise<void> {
  const { path, sql } = fileOf(table);
  const kind = isMarked(sql, "View") ? "view" : "table";
  try {
    await execute(warehouse, `create or replace ${kind} ${table} as\n${sql}`);
  } catch (error) {
    throw new Error(`cannot build ${table} from ${path}: ${error instanceof Error ? error.message : error}`);
  }
}

function toCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBDateValue || value instanceof DuckDBTimestampValue) return value.toString();
  throw new Error(`cannot hand over a DuckDB value: ${String(value)}`);
}
