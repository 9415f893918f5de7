import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { meaningOf } from "../pipeline/publish/dictionary/dictionary.ts";
import {
  closeWarehouse,
  execute,
  literal,
  openWarehouse,
  readRows,
  type Warehouse,
} from "../pipeline/warehouse/warehouse.ts";

/*
 * npx tsx test/compare.ts OLD_PUBLISHED NEW_PUBLISHED [--renamed old=new …] [--rows 3]
 *
 * Compares all facts of two published folders, table by table: rows that only one has, and of the others each column in which
 * they differ, with the number of rows and, for money, both sums. Rows belong together by the first columns of words, dates
 * and counts that tell all rows of both apart. `--renamed` names tables (`old=new`), columns of one table
 * (`table.old=new`) or of all (`*.old=new`); a table has its new name there. `--rows` shows so many rows that differ.
 * Exits with 1 where anything differs.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { renamed: { type: "string", multiple: true, default: [] }, rows: { type: "string", default: "0" } },
});
const [oldFolder = "", newFolder = ""] = positionals;
const renamed = new Map(values.renamed.map((pair) => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]));

type Column = { readonly name: string; readonly type: string };
/** A column of both tables: its name and type before and after. */
type Pair = { readonly before: Column; readonly after: Column };

const quoted = (name: string): string => `"${name}"`;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function filesOf(folder: string, extension: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(extension)).sort();
  return new Map(names.map((name) => [name.slice(0, -extension.length), join(folder, name)]));
}

const columnsOf = (warehouse: Warehouse, table: string): Promise<readonly Column[]> =>
  readRows(
    warehouse,
    `select column_name as name, column_type as type from (describe ${table}) where column_name <> 'in table'`,
    z.object({ name: z.string(), type: z.string() }),
  );

async function numberOf(warehouse: Warehouse, sql: string): Promise<number> {
  const [row] = await readRows(warehouse, sql, z.object({ value: z.number() }));
  return row?.value ?? 0;
}

/** The fewest first columns by which rows belong together; null where none tell the rows of both tables apart. */
async function keyOf(warehouse: Warehouse, pairs: readonly Pair[]): Promise<readonly Pair[] | null> {
  const telling = pairs.filter(({ after }) => /^(VARCHAR|DATE|BOOLEAN|INTEGER|BIGINT)$/.test(after.type));
  for (let length = 1; length <= telling.length; length += 1) {
    const key = telling.slice(0, length);
    const doubles = async (table: "before" | "after"): Promise<number> => {
      const names = key.map((pair) => quoted(pair[table].name)).join(", ");
      return numberOf(
        warehouse,
        `select (select count(*) from ${table}) - (select count(*) from (select distinct ${names} from ${table})) as value`,
      );
    };
    if ((await doubles("before")) === 0 && (await doubles("after")) === 0) return key;
  }
  return null;
}

/** Whether a pair of values differs, as SQL: numbers by more than the last digits that a double keeps. */
function differs({ before, after }: Pair): string {
  const [left, right] = [`before.${quoted(before.name)}`, `after.${quoted(after.name)}`];
  if (!/^(DOUBLE|DECIMAL)/.test(before.type) || !/^(DOUBLE|DECIMAL)/.test(after.type))
    return `${left}::varchar is distinct from ${right}::varchar`;
  const [from, to] = [`${left}::double`, `${right}::double`];
  return `((${from} is null) <> (${to} is null) or abs(${from} - ${to}) > 1e-9 * greatest(1, abs(${from}), abs(${to})))`;
}

const isMoney = (table: string, { after }: Pair): boolean => meaningOf(table, after.name)?.unit === "money";

/** What a column holds in all, before and after: for money the sum, to see what a difference is worth. */
async function sumsOf(warehouse: Warehouse, { before, after }: Pair): Promise<string> {
  const Row = z.object({ before: z.string().nullable(), after: z.string().nullable() });
  const sum = (table: string, name: string): string =>
    `(select sum(${quoted(name)}::decimal(38, 2))::varchar from ${table}) as "${table}"`;
  const [row] = await readRows(warehouse, `select ${sum("before", before.name)}, ${sum("after", after.name)}`, Row);
  return `, sum ${row?.before ?? "none"} → ${row?.after ?? "none"}`;
}

/** What differs between the tables `before` and `after` where rows belong together by `key`, in words. */
async function differencesByKey(warehouse: Warehouse, table: string, pairs: readonly Pair[], key: readonly Pair[]) {
  const on = key.map(
    ({ before, after }) => `before.${quoted(before.name)} is not distinct from after.${quoted(after.name)}`,
  );
  const joined = `from before full join after on ${on.join(" and ")}`;
  const both = 'before."in table" and after."in table"';
  const others = pairs.filter((pair) => !key.includes(pair));
  const said: string[] = [];
  const gone = await numberOf(warehouse, `select count(*) as value ${joined} where after."in table" is null`);
  const come = await numberOf(warehouse, `select count(*) as value ${joined} where before."in table" is null`);
  if (gone + come > 0) said.push(`${gone} rows are gone, ${come} have come`);
  for (const pair of others) {
    const rows = await numberOf(warehouse, `select count(*) as value ${joined} where ${both} and ${differs(pair)}`);
    const money = isMoney(table, pair) && (rows > 0 || gone + come > 0) ? await sumsOf(warehouse, pair) : "";
    if (rows > 0 || (money !== "" && new Set(money.slice(6).split(" → ")).size > 1))
      said.push(`${pair.after.name}: ${rows} rows differ${money}`);
  }
  const shown = Number(values.rows);
  if (said.length > 0 && shown > 0) {
    const any = others.length === 0 ? "false" : others.map(differs).join(" or ");
    const examples = await readRows(
      warehouse,
      `select to_json({before: before, after: after})::varchar as "row" ${joined}
       where not coalesce(${both}, false) or ${any} order by 1 limit ${shown}`,
      z.object({ row: z.string() }),
    );
    said.push(...examples.map(({ row }) => row));
  }
  return said;
}

/** The same where nothing tells all rows apart: how many are in one table alone, numbers to nine digits. */
async function differencesByCount(warehouse: Warehouse, pairs: readonly Pair[]): Promise<readonly string[]> {
  const rows = (table: "before" | "after"): string => {
    const values = pairs.map((pair) => {
      const isNumber = /^(DOUBLE|DECIMAL)/.test(pair.before.type) && /^(DOUBLE|DECIMAL)/.test(pair.after.type);
      const column = quoted(pair[table].name);
      return isNumber ? `format('{:.9g}', ${column}::double)` : column;
    });
    return `select ${values.join(", ")} from ${table}`;
  };
  const count = (left: string, right: string): Promise<number> =>
    numberOf(warehouse, `select count(*) as value from (${left} except all ${right})`);
  const [gone, come] = [await count(rows("before"), rows("after")), await count(rows("after"), rows("before"))];
  return gone + come === 0 ? [] : [`${gone} rows are gone or differ, ${come} have come or differ`];
}

async function compareTable(
  warehouse: Warehouse,
  table: string,
  paths: { readonly before: string; readonly after: string },
) {
  for (const [name, path] of Object.entries(paths))
    await execute(warehouse, `create or replace table ${name} as select true as "in table", * from ${literal(path)};`);
  const [old, now] = [await columnsOf(warehouse, "before"), await columnsOf(warehouse, "after")];
  const nameNow = (name: string): string => {
    const everywhere = renamed.get(`*.${name}`) ?? name;
    return renamed.get(`${table}.${name}`) ?? (now.some((column) => column.name === name) ? name : everywhere);
  };
  const pairs = old.flatMap((before) => {
    const after = now.find(({ name }) => name === nameNow(before.name)) ?? now.find(({ name }) => name === before.name);
    return after === undefined ? [] : [{ before, after }];
  });
  const list = (columns: readonly Column[]): string => columns.map(({ name }) => name).join(", ");
  const gone = old.filter((column) => !pairs.some(({ before }) => before === column));
  const come = now.filter((column) => !pairs.some(({ after }) => after === column));
  const key = await keyOf(warehouse, pairs);
  return [
    ...(gone.length > 0 ? [`columns gone: ${list(gone)}`] : []),
    ...(come.length > 0 ? [`columns new: ${list(come)}`] : []),
    ...pairs.flatMap(({ before, after }) =>
      before.type === after.type ? [] : [`${after.name}: ${before.type} → ${after.type}`],
    ),
    ...(key === null
      ? await differencesByCount(warehouse, pairs)
      : await differencesByKey(warehouse, table, pairs, key)),
  ];
}

const warehouse = await openWarehouse(":memory:", { threads: 1 });
try {
  const [old, now] = [await filesOf(oldFolder, ".parquet"), await filesOf(newFolder, ".parquet")];
  const names = new Map([...old.keys()].map((name) => [renamed.get(name) ?? name, name]));
  let equal = 0;
  for (const [table, oldName] of names) {
    const [before, after] = [old.get(oldName), now.get(table)];
    if (before === undefined || after === undefined) {
      say(`${table}: table gone`);
      continue;
    }
    const said = await compareTable(warehouse, table, { before, after });
    if (said.length === 0) equal += 1;
    else say(`${table}\n${said.map((each) => `  ${each}`).join("\n")}`);
  }
  const added = [...now.keys()].filter((table) => !names.has(table));
  if (added.length > 0) say(`tables new: ${added.join(", ")}`);
  const [oldJson, nowJson] = [await filesOf(oldFolder, ".json"), await filesOf(newFolder, ".json")];
  for (const name of new Set([...oldJson.keys(), ...nowJson.keys()])) {
    const read = (path?: string): Promise<string> =>
      path === undefined ? Promise.resolve("") : readFile(path, "utf8");
    if ((await read(oldJson.get(name))) !== (await read(nowJson.get(name)))) say(`${name}.json differs`);
  }
  say(`${equal} of ${names.size} tables are equal`);
  process.exitCode = equal === names.size && added.length === 0 ? 0 : 1;
} finally {
  closeWarehouse(warehouse);
}
