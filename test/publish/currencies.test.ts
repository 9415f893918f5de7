import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contract } from "../../pipeline/publish/contract.ts";
import { meaningOf } from "../../pipeline/publish/dictionary/dictionary.ts";
import { closeWarehouse, execute, literal, openWarehouse, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { datesOf } from "../../pipeline/ask/explain.ts";
import { queryPublished } from "../../pipeline/ask/query.ts";
import { grainOf } from "../../pipeline/publish/dictionary/grain.ts";
import { countback } from "../support/command.ts";
import { select } from "../support/ledger.ts";

/*
 * The sample with every document in euros or pounds, and reported in dollars, in which there is none: once at some rates, once
 * at twice these. What is of documents cannot say USD and does not move with the rates; what is reported says nothing else.
 */
let folder: string;
let warehouse: Warehouse;
const tables = Object.entries(contract).map(([table, { shape }]) => ({ table, columns: Object.keys(shape) }));
const having = (column: string) => tables.filter(({ columns }) => columns.includes(column));

async function exportAt(factor: number): Promise<string> {
  const input = join(folder, `input-${factor}`);
  await cp("data/sample", input, { recursive: true });
  for (const name of (await readdir(input)).filter((each) => each.endsWith(".csv"))) {
    const text = await readFile(join(input, name), "utf8");
    const [header = "", ...lines] = text.trim().split(/\r?\n/);
    const rate = (line: string): readonly string[] => {
      const [day = "", , euros = ""] = line.split(",");
      return [`${day},GBP,${(Number(euros) * factor).toFixed(4)}`, `${day},EUR,${(0.9 * factor).toFixed(4)}`];
    };
    const foreign =
      name === "fx_rates.csv"
        ? [header, ...lines.flatMap(rate)].join("\n")
        : text.replaceAll(/\bEUR\b/g, "GBP").replaceAll(/\bUSD\b/g, "EUR");
    await writeFile(join(input, name), foreign);
  }
  return input;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "countback-currencies-"));
  warehouse = await openWarehouse(":memory:");
  for (const [schema, factor] of [
    ["once", 1],
    ["twice", 2],
  ] as const) {
    const output = join(folder, schema);
    const run = ["run", "--input", await exportAt(factor), "--output", output, "--no-site", "--json"];
    expect(await countback(run)).toMatchObject({ code: 0 });
    await execute(warehouse, `create schema ${schema};`);
    for (const { table } of tables) {
      const path = join(output, "published", `${table}.parquet`);
      await execute(warehouse, `create view ${schema}.${table} as from read_parquet(${literal(path)});`);
    }
  }
});
afterAll(async () => {
  closeWarehouse(warehouse);
  await rm(folder, { recursive: true, force: true });
});

test("`currency` is the document's in every published table, `report_currency` the one reported in", async () => {
  const wrong = [];
  for (const [column, known] of [
    ["currency", "'EUR', 'GBP'"],
    ["report_currency", "'USD'"],
  ] as const)
    for (const { table } of having(column)) {
      const rows = await select(
        warehouse,
        `select ${column} as found from once.${table} where ${column} not in (${known}) limit 1`,
      );
      wrong.push(...rows.map(({ found }) => `${table}.${column} is ${found}`));
    }
  expect(wrong).toEqual([]);
  const filled = await select(warehouse, having("currency").map(({ table }) => `select '${table}' as name where exists (from once.${table})`).join(" union all ")); // prettier-ignore
  expect(filled.length).toBeGreaterThan(15);
});

test("no amount beside the document's currency moves with the rates, unless its name says so", async () => {
  const moved = [];
  let asked = 0;
  for (const { table, columns } of having("currency")) {
    const amounts = columns.filter(
      (name) => meaningOf(table, name)?.unit === "money" && !/(^|_)(base|report)_/.test(name),
    );
    asked += amounts.length;
    const sums = amounts.map((name) => `sum(${name}) as ${name}`).join(", ");
    const of = (schema: string): Promise<readonly unknown[]> =>
      select(warehouse, `select currency, ${sums} from ${schema}.${table} group by currency order by currency`);
    if (JSON.stringify(await of("once")) !== JSON.stringify(await of("twice"))) moved.push(table);
  }
  expect(moved).toEqual([]);
  expect(asked).toBeGreaterThan(40);
});

const latest = "as_of_date = (select max(as_of_date) from once.headlines)";

/** Every table that says what is open at the as-of date, credits not taken off, in the currency that is reported in. */
const open: Readonly<Record<string, string>> = {
  aging: `select report_currency, sum(open_report_amount) from once.aging where basis = 'due' and ${latest} group by 1`,
  open_invoices: "select report_currency, sum(open_report_amount) from once.open_invoices group by 1",
  ...Object.fromEntries(
    ["group", "segment", "region", "country", "sales_rep"].map((cut) => [
      `aging_cuts by ${cut}`,
      `select report_currency, sum(open_amount) from once.aging_cuts where basis = 'due' and cut = '${cut}' and ${latest} group by 1`,
    ]),
  ),
  aging_history: `select report_currency, sum(amount) from once.aging_history
    where basis = 'due' and segment is null and ${latest} group by 1`,
  aging_top: `select report_currency, ${[0, 1, 2, 3, 4, 5].map((bucket) => `sum(bucket_${bucket})`).join(" + ")} from once.aging_top
    where basis = 'due' and segment is null group by 1`,
  open_by_group: "select report_currency, sum(open_amount) from once.open_by_group where cut = 'segment' group by 1",
  customer_amounts: "select report_currency, sum(open_amount) from once.customer_amounts group by 1",
  allowance: "select report_currency, sum(open_amount) from once.allowance where part <> 'overlay' group by 1",
  measures: `select report_currency, value from once.measures where measure = 'receivables' and method = 'gross' and ${latest}`,
};

test("what is open by `report_currency` is one sum in every table that says it", async () => {
  const sums = Object.entries(open).map(
    ([name, sql]) => `select '${name}' as name, report_currency, cast(amount as decimal(18, 2)) as amount from (${sql}) as t (report_currency, amount)`,
  ); // prettier-ignore
  const rows = await select(warehouse, sums.join(" union all "));
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(open));
  expect(new Set(rows.map(({ report_currency, amount }) => `${report_currency} ${amount}`)).size).toBe(1);
});

const twins = ["aging_past", "aging_places", "concentration", "changes", "roll_rates", "allowance_movement", "billing_lag", "billing_lag_recent", "headlines_past", "change_dates"]; // prettier-ignore

test("a table of several dates names the date first, and has its latest rows apart", async () => {
  const dated = tables.flatMap(({ table, columns }) => {
    const date = ["as_of_date", "period_end_date"].find((name) => columns.includes(name));
    return date === undefined ? [] : [{ table, date }];
  });
  const several = [];
  for (const { table, date } of dated) {
    const [row] = await select(
      warehouse,
      `select count(distinct ${date}) > 1 and max(${date}) = (select max(as_of_date) from once.headlines) as is_several
       from once.${table}`,
    );
    if (row?.["is_several"] === true) several.push(table);
  }
  expect(several.length).toBeGreaterThan(15);
  expect(several.filter((table) => datesOf[table] === undefined && !twins.includes(table))).toEqual([]);
  const first = /^One row per (stored |past )?(date|day|month)/;
  expect(several.map(grainOf).filter((grain) => !first.test(grain))).toEqual([]);
  const output = join(folder, "once");
  const asked =
    "select count(distinct as_of_date) = 1 as is_one, sum(open_report_amount) > 0 as is_some from aging_latest";
  expect((await queryPublished(asked, { output })).rows).toEqual([[true, true]]);
  const comments = `select comment from duckdb_columns() where table_name = 'aging_latest' and column_name = 'report_currency'
    union all select comment from duckdb_views() where view_name = 'aging'`;
  expect((await queryPublished(comments, { output })).rows).toEqual([
    [meaningOf("aging", "report_currency")?.meaning],
    [grainOf("aging")],
  ]);
});
