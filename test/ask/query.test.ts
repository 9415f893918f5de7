import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatAnswer } from "../../pipeline/ask/format.ts";
import { queryPublished } from "../../pipeline/ask/query.ts";
import { settingsOfRecord } from "../../pipeline/settings.ts";
import { closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { testSettings } from "../support/ledger.ts";

let output = "";

/** One published table of two open invoices, and the manifest of its run. */
beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), "countback-query-"));
  await mkdir(join(output, "published"));
  const warehouse = await openWarehouse(":memory:");
  await execute(
    warehouse,
    `copy (select * from (values ('I1', 100.50::decimal(18, 4), date '2024-01-31', 0.25, null),
       ('I2', 2.00, date '2024-03-31', 0.5, 'a, "b"')) as t (invoice_id, open_amount, due_date, rate, note))
     to '${join(output, "published/open.parquet")}' (format parquet)`,
  );
  closeWarehouse(warehouse);
  const manifest = {
    ...{ runId: "r", asOf: "2024-02-29", company: "Acme", baseCurrency: "EUR", seed: 1 },
    ...{
      versions: { countback: "0", duckdb: "0" },
      settings: settingsOfRecord(testSettings(".", { lateAfterDays: 7 })),
    },
    ...{ inputs: [], history: [], tables: [{ name: "open", rows: 2 }] },
  };
  await writeFile(join(output, "published/manifest.json"), JSON.stringify(manifest));
});

afterAll(() => rm(output, { recursive: true }));

test("what the last run published is asked by name, with its settings and our macros", async () => {
  const sql = `select invoice_id, days_past_due(due_date, run.as_of()) as days, run.late_after_days() as late_after
    from open order by 1`;
  expect((await queryPublished(sql, { output })).rows).toEqual([
    ["I1", 29n, 7],
    ["I2", -31n, 7],
  ]);
  expect((await queryPublished("select as_of::varchar from run.settings", { output })).rows).toEqual([["2024-02-29"]]);
});

test("the run that is current is asked, whatever stands in the folder that people read", async () => {
  const kept = join(output, "generations/000001_r");
  await mkdir(kept, { recursive: true });
  await rename(join(output, "published"), join(kept, "published"));
  await writeFile(join(kept, "../current.json"), '{"generation":"000001_r","site":null,"isShown":true}');
  try {
    expect((await queryPublished("select count(*) from open", { output })).rows).toEqual([[2n]]);
  } finally {
    await rename(join(kept, "published"), join(output, "published"));
    await rm(join(output, "generations"), { recursive: true });
  }
});

test("the answer is text, CSV or JSON, with the digits that money has", async () => {
  const answer = await queryPublished("select * from publish.open order by invoice_id", { output });
  expect(formatAnswer(answer, "csv", null)).toBe(
    'invoice_id,open_amount,due_date,rate,note\nI1,100.5000,2024-01-31,0.25,\nI2,2.0000,2024-03-31,0.50,"a, ""b"""',
  );
  expect(formatAnswer(answer, "json", 1)).toBe(
    '[{"invoice_id":"I1","open_amount":100.5000,"due_date":"2024-01-31","rate":0.25,"note":null}]',
  );
  expect(formatAnswer(answer, "text", 1)).toContain("and 1 more rows");
});

test.each([
  "drop view publish.open",
  "select 1; select 2",
  "create table x as select 1",
  "select * from read_text('package.json')",
  "select * from nothing",
])("nothing is written, no other file is read: %s", async (sql) => {
  await expect(queryPublished(sql, { output })).rejects.toMatchObject({ exitCode: 3 });
});

test("where no run has published, that is said", async () => {
  await expect(queryPublished("select 1", { output: join(output, "none") })).rejects.toMatchObject({ exitCode: 3 });
});
