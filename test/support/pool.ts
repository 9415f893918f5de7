import { readFileSync } from "node:fs";
import { z } from "zod";
import {
  closeWarehouse,
  execute,
  openWarehouse,
  readRows,
  type Warehouse,
} from "../../pipeline/warehouse/warehouse.ts";

const settingsSql = readFileSync(new URL("../../pipeline/warehouse/settings.sql", import.meta.url), "utf8");

/** What takes every setting away again: a macro of a setting that is not written says so. */
const unset = Array.from(
  settingsSql.matchAll(/^ {4}([a-z_]+) (.+?),?$/gm),
  ([, name = "", type = ""]) =>
    `create or replace macro run.${name}() as cast(error('run.${name} is not set') as ${type});`,
).join("\n");

const text = z.object({ text: z.string() });
const settingsOf = `select string_agg(name || '=' || value, ' ' order by name) as text from duckdb_settings()`;
const dropAll = `select coalesce(string_agg(sql, ' '), '') as text from (
  select concat('drop table ', database_name, '.', schema_name, '.', table_name, ';') as sql from duckdb_tables()
  union all
  select concat('drop view ', database_name, '.', schema_name, '.', view_name, ';') from duckdb_views() where not internal)`;

const idle: Warehouse[] = [];
let asOpened = "";

/**
 * An empty warehouse in memory with one thread: one that somebody gave back, else a new one, which takes twice as long. Of
 * reading exports its macros may stand there, which the next reading makes anew; nothing else is left.
 */
export async function takeWarehouse(): Promise<Warehouse> {
  const warehouse = idle.pop() ?? (await openWarehouse(":memory:", { threads: 1 }));
  if (asOpened === "") asOpened = await textOf(warehouse, settingsOf);
  return warehouse;
}

/** Takes back a warehouse that nobody needs any more, and empties it; one with settings of its own, or past use, is closed. */
export async function giveBack(warehouse: Warehouse): Promise<void> {
  if (idle.length < 2 && (await empty(warehouse).catch(() => false))) idle.push(warehouse);
  else closeWarehouse(warehouse);
}

async function empty(warehouse: Warehouse): Promise<boolean> {
  if ((await textOf(warehouse, settingsOf)) !== asOpened) return false;
  await execute(warehouse, `begin; ${await textOf(warehouse, dropAll)} ${settingsSql} ${unset} commit;`);
  return true;
}

/** Hands an empty warehouse to `ask`, which may do with it what it likes. */
export async function withWarehouse<T>(ask: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await takeWarehouse();
  try {
    return await ask(warehouse);
  } finally {
    await giveBack(warehouse);
  }
}

async function textOf(warehouse: Warehouse, sql: string): Promise<string> {
  const [row] = await readRows(warehouse, sql, text);
  return row?.text ?? "";
}
