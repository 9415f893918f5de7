import { expect, test } from "vitest";
import { setPolicy } from "../../pipeline/decisions/policySettings.ts";
import { closeWarehouse, openWarehouse, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { openLedger, select } from "./ledger.ts";
import { giveBack, takeWarehouse } from "./pool.ts";

const known: readonly string[] = [
  "select database_name, schema_name, table_name as name from duckdb_tables() order by all",
  "select database_name, schema_name, view_name as name from duckdb_views() where not internal order by all",
  "select name, value from duckdb_settings() order by all",
  "select * from run.settings",
  `select schema_name, function_name as name, macro_definition from duckdb_functions()
   where not internal and schema_name <> 'ingest' order by all`,
];

const all = async (warehouse: Warehouse): Promise<unknown> => {
  const answers = [];
  for (const sql of known) answers.push(await select(warehouse, sql));
  return answers;
};

test("a warehouse that was given back is as a new one: no table, no view, no setting is left, and every macro is its own again", async () => {
  const ledger = "2024-01-01 invoice I1 ACME 100.00 USD\n2024-01-05 payment P1 ACME 40.00 USD invoice_id=I1";
  const { warehouse, settings } = await openLedger(ledger, { asOf: "2024-01-31" });
  await setPolicy(warehouse, settings);
  await select(warehouse, "from measures.positions");
  await warehouse.connection.run("create temp table mine as select 1 as one");
  await giveBack(warehouse);
  const again = await takeWarehouse();
  expect(again).toBe(warehouse);
  const fresh = await openWarehouse(":memory:", { threads: 1 });
  expect(await all(again)).toEqual(await all(fresh));
  await expect(select(again, "select run.as_of()")).rejects.toThrow("run.as_of is not set");
  closeWarehouse(fresh);
  await giveBack(again);
});

test("one whose settings were changed is not taken again", async () => {
  const warehouse = await takeWarehouse();
  await warehouse.connection.run("set threads = 2");
  await giveBack(warehouse);
  expect(await takeWarehouse()).not.toBe(warehouse);
});
