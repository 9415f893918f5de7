import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../pipeline/cli.ts";
import { askedSteps, buildFor, listTables, prepare } from "../../pipeline/ask/table.ts";
import { tablesOf } from "../../pipeline/warehouse/tables.ts";
import { closeWarehouse, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { habitsAsOf, habitsLedger } from "../support/scored.ts";
import { parseLedger, select, testSettings, writeTables } from "../support/ledger.ts";

/** A folder of exports from ledger lines, gone after `use`. */
async function withExports<T>(ledger: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "countback-ask-"));
  try {
    await writeTables(folder, parseLedger(ledger));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function told(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const texts = { out: "", err: "" };
  const streams = {
    out: (text: string) => void (texts.out += text),
    err: (text: string) => void (texts.err += text),
  };
  return { code: await main(args, streams), ...texts };
}

const ledger = `
  2024-01-10 invoice I1 ACME 100.00 EUR due_date=2024-02-09
  2024-01-20 invoice I2 ACME 50.00 EUR due_date=2024-02-19
  2024-02-01 payment P1 ACME 30.00 EUR invoice_id=I1`;

test("every table of the steps can be asked for, and is built of the exports", { timeout: 120_000 }, () =>
  withExports(habitsLedger, async (input) => {
    const warehouse = await openWarehouse(":memory:", { threads: 1 });
    try {
      const settings = testSettings(input, { asOf: habitsAsOf, outputFolder: input });
      await prepare(warehouse, settings);
      const tables = askedSteps.flatMap(tablesOf);
      await buildFor(warehouse, settings, tables);
      const counts = tables.map((table) => `select '${table}' as name, count(*) as n from ${table}`);
      expect((await select(warehouse, counts.join(" union all "))).length).toBe(tables.length);
      expect(listTables().filter(({ grain }) => !grain.startsWith("One row per "))).toEqual([]);
    } finally {
      closeWarehouse(warehouse);
    }
  }),
);

test("a table is told by what a row is, its columns, how many rows there are and the first of them", () =>
  withExports(ledger, async (input) => {
    const asked = ["table", "ledger.invoices", "--input", input, "--output", input, "--as-of", "2024-02-15"];
    const { code, out } = await told(...asked, "--rows", "1");
    expect(code).toBe(0);
    expect(out).toMatch(/^ledger\.invoices, pipeline\/ledger\/documents\/invoices\.sql\nOne row per /);
    expect(out).toMatch(/\n {2}open_amount +decimal\(18,4\)\n/);
    expect(out).toContain("2 rows, of which the first 1:");
    expect(out).not.toContain("The exports are not those");
    const { out: lines } = await told(...asked, "--csv");
    expect(lines.trimEnd().split("\n").length).toBe(3);
    const { out: json } = await told(...asked, "--json");
    expect(JSON.parse(json)).toMatchObject({ table: "ledger.invoices", count_rows: 2, rows: [{}, {}] });
  }));

test("the model is built where a table rests on it", () =>
  withExports(ledger, async (input) => {
    const { code, out } = await told(
      ...["table", "risk.scores", "--input", input, "--output", input, "--as-of", "2024-02-15", "--json"],
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ table: "risk.scores", count_rows: 2 });
  }));

test("no such table, format or number of rows is refused", async () => {
  expect(await told("table", "ledger.nothing")).toMatchObject({
    code: 3,
    err: expect.stringContaining("ledger.nothing"),
  });
  expect((await told("table", "ledger.invoices", "--csv", "--json")).code).toBe(3);
  expect((await told("table", "ledger.invoices", "--rows", "-1")).code).toBe(3);
});
