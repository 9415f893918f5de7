import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contract } from "../../pipeline/publish/contract.ts";
import { explained } from "../../pipeline/publish/dictionary/dictionary.ts";
import { ManifestSchema } from "../../pipeline/publish/manifest.ts";
import { run } from "../../pipeline/run/run.ts";
import { closeWarehouse, execute, openWarehouse, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { twoPlaces } from "../support/twoPlaces.ts";
import { withFolder } from "../support/folder.ts";
import { parseLedger, select, testSettings, writeTables } from "../support/ledger.ts";

const ledger = `
  2024-01-01 rate EUR 1.10
  2024-02-15 rate EUR 1.20
  2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-02-04 terms=2/10_Net_30
  2024-01-07 invoice 1929881731 ACME 250.55 EUR due_date=2024-02-06
  2024-01-09 invoice I3 BOLT 80.00 GBP due_date=2024-03-08
  2024-02-09 invoice I4 BOLT 300.00 USD due_date=2024-02-09 instalment=1
  2024-02-09 invoice I4 BOLT 300.00 USD due_date=2024-03-09 instalment=2
  2024-02-20 payment P1 ACME 40.00 USD invoice_id=I1
  2024-02-21 payment P2 BOLT 25.00 USD
  2024-02-29 credit_note C1 ACME 10.00 EUR
  2024-02-29 dispute D1 I4 120.00
  2024-01-31 gl 1234.00 USD`;

let warehouse: Warehouse;
let manifest: ReturnType<typeof ManifestSchema.parse>;

/** The rows of a select over published tables, each of which is a view by its name. */
const ask = (sql: string) => select(warehouse, sql);

beforeAll(async () => {
  warehouse = await openWarehouse(":memory:");
  await withFolder(async (folder) => {
    const input = join(folder, "in");
    await mkdir(input);
    await writeTables(input, parseLedger(ledger));
    await run({ ...testSettings(input), outputFolder: join(folder, "out") }, { quiet: true });
    const published = join(folder, "out", "published");
    manifest = ManifestSchema.parse(JSON.parse(await readFile(join(published, "manifest.json"), "utf8")));
    for (const { name } of manifest.tables) {
      await execute(warehouse, `create table main.${name} as from '${join(published, `${name}.parquet`)}'`);
    }
  });
});

afterAll(() => closeWarehouse(warehouse));

describe("published tables", () => {
  test("each has a schema, with its columns and no others", async () => {
    const columns = await ask(
      "select table_name, list(column_name order by column_name)::varchar as names from information_schema.columns where table_schema = 'main' group by all",
    );
    const published = columns.map(({ table_name, names }) => [table_name, names]).sort();
    const expected = Object.entries(contract).map(([name, { shape }]) => [
      name,
      `[${Object.keys(shape).sort().join(", ")}]`,
    ]);
    expect(published).toEqual(expected.sort());
  });

  test("the dictionary says of each what a row is, explains every column with its unit, and nothing that is not published", async () => {
    const rows = await ask("select table_name, column_name, unit, meaning from data_dictionary");
    const tables = rows.filter(({ column_name }) => column_name === null);
    expect(tables.map(({ table_name }) => table_name).sort()).toEqual(Object.keys(contract).sort());
    for (const { table_name, meaning } of tables)
      expect([table_name, meaning]).toEqual([table_name, expect.stringMatching(/^One row/)]);
    const columns = rows.filter(({ column_name }) => column_name !== null);
    expect(columns.filter(({ unit, meaning }) => unit === null || !String(meaning).endsWith("."))).toEqual([]);
    const known = new Set(
      columns.flatMap(({ table_name, column_name }) => [column_name, `${table_name}.${column_name}`]),
    );
    expect(explained.filter((name) => !known.has(name))).toEqual([]);
  });

  test("the manifest counts every table's rows, and names what was read", async () => {
    for (const { name, rows } of manifest.tables)
      expect([name, await ask(`select count(*) as n from ${name}`)]).toEqual([name, [{ n: rows }]]);
    expect(manifest.asOf).toBe("2024-02-29");
    expect(manifest.inputs.map(({ file }) => file)).toContain("invoices.csv");
    expect(manifest.runId).toMatch(/^[0-9a-f]{16}$/);
  });

  test("aging by due date = aging by invoice date = gross receivables = open invoices, currency by currency", async () => {
    const sums = await ask(`
      select currency, sum(open_amount) filter (where basis = 'due') as due, sum(open_amount) filter (where basis = 'invoice') as issued
      from aging where as_of_date = '2024-02-29' group by 1 order by 1`);
    expect(sums).toEqual([
      { currency: "EUR", due: 250.55, issued: 250.55 },
      { currency: "GBP", due: 80, issued: 80 },
      { currency: "USD", due: 660, issued: 660 },
    ]);
    expect(await ask("select currency, sum(open_amount) as open from open_invoices group by 1 order by 1")).toEqual(
      sums.map(({ currency, due }) => ({ currency, open: due })),
    );
  });

  test("measures are in base currency; a currency without a rate stands apart, with a finding", async () => {
    const sql =
      "select report_currency, method, value from measures where as_of_date = '2024-02-29' and measure = 'receivables' order by 1, 2";
    expect(await ask(sql)).toEqual([
      { report_currency: "GBP", method: "gross", value: 80 },
      { report_currency: "GBP", method: "net", value: 80 },
      { report_currency: "USD", method: "gross", value: 960.66 },
      { report_currency: "USD", method: "net", value: 923.66 },
    ]);
    expect(await ask("select message, amount from findings where rule = 'missing_rate'")).toEqual([
      { message: "no exchange rate for GBP; its amounts are shown in GBP, apart from USD", amount: 80 },
    ]);
    expect(await ask("select invoice_id from open_invoices where open_base_amount is null")).toEqual([
      { invoice_id: "I3" },
    ]);
  });

  test("an invoice of two instalments counts once in a bucket and shows as two rows", async () => {
    expect(
      await ask("select instalment, bucket, disputed_amount from open_invoices where invoice_id = 'I4' order by 1"),
    ).toEqual([
      { instalment: 1, bucket: "1-30", disputed_amount: 120 },
      { instalment: 2, bucket: "not_due", disputed_amount: 0 },
    ]);
    const counted =
      "select count_invoices from aging where basis = 'invoice' and customer_id = 'BOLT' and currency = 'USD' and as_of_date = '2024-02-29'";
    expect(await ask(counted)).toEqual([{ count_invoices: 1 }]);
  });

  test("what is disputed of a group is as exact as in the aging", async () => {
    const groups = "select report_currency, sum(disputed_amount) as disputed from open_by_group where cut = 'segment'";
    const aged =
      "select coalesce(sum(disputed_base_amount), 0) as disputed from aging where basis = 'due' and as_of_date = '2024-02-29'";
    expect(await ask(`${groups} group by 1 order by 1`)).toEqual([
      { report_currency: "GBP", disputed: 0 },
      { report_currency: "USD", disputed: 120 },
    ]);
    expect(await ask(aged)).toEqual([{ disputed: 120 }]);
    expect(await ask("select distinct typeof(disputed_amount) as type from group_performance")).toEqual([
      { type: "DECIMAL(38,4)" },
    ]);
  });

  test("the roll-forward closes on net receivables in every month", async () => {
    const sql =
      "select period_end_date, report_currency, opening, closing, unexplained from roll_forward order by 1, 2";
    expect(await ask(sql)).toEqual([
      { period_end_date: "2024-01-31", report_currency: "GBP", opening: 0, closing: 80, unexplained: 0 },
      { period_end_date: "2024-01-31", report_currency: "USD", opening: 0, closing: 375.61, unexplained: 0 },
      { period_end_date: "2024-02-29", report_currency: "GBP", opening: 80, closing: 80, unexplained: 0 },
      { period_end_date: "2024-02-29", report_currency: "USD", opening: 375.61, closing: 923.66, unexplained: 0 },
    ]);
  });

  test("an open invoice says until when a discount may be taken, and a finding how to mend it", async () => {
    expect(await ask("select invoice_id, discount_date from open_invoices where discount_date is not null")).toEqual([
      { invoice_id: "I1", discount_date: "2024-01-15" },
    ]);
    expect(await ask("select rule, fix from findings_by_rule where rule = 'missing_rate'")).toEqual([
      { rule: "missing_rate", fix: "Add the rate to fx_rates.csv." },
    ]);
  });

  test("a general-ledger balance that does not tie shows its difference", async () => {
    expect(await ask("select gl_balance, ledger_balance, difference from reconciliation")).toEqual([
      { gl_balance: 1234, ledger_balance: 375.61, difference: -858.39 },
    ]);
  });

  test("the forecast starts on the day after the as-of date and has thirteen weeks a layer", async () => {
    const weeks =
      "select layer, min(week_start_date) as first, count(*) as n from cash_forecast where report_currency = 'USD' group by 1 order by 1";
    expect(await ask(weeks)).toEqual([
      { layer: "new", first: "2024-03-01", n: 13 },
      { layer: "open", first: "2024-03-01", n: 13 },
    ]);
  });
});

describe("a figure that stands on two pages", () => {
  test.each(twoPlaces)("is the same on both: $figure", async ({ one, other }) => {
    const rows = (sql: string) => ask(`select * from (${sql}) order by all`);
    expect(await rows(one)).toEqual(await rows(other));
  });
});
