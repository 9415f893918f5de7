import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../pipeline/run/run.ts";
import { closeWarehouse, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../support/folder.ts";
import {
  askLedger,
  brokenChecks,
  parseLedger,
  readLedger,
  select,
  testSettings,
  writeTables,
} from "../support/ledger.ts";

const largest = "99999999999999.99";

/** Forty invoices of the largest amount there is, ten of each of four customers; the last twenty are open, long past due. */
const ledger = Array.from({ length: 40 }, (_, index) => {
  const customer = `C${index % 4}`;
  const month = String(1 + Math.floor(index / 4)).padStart(2, "0");
  const invoice = `2024-${month}-05 invoice I${index} ${customer} ${largest} IDR due_date=2024-${month}-25`;
  return index >= 20
    ? invoice
    : `${invoice}\n2024-${month}-27 payment P${index} ${customer} ${largest} IDR invoice_id=I${index}`;
}).join("\n");

/** So many times the largest amount, to the cent; a number would not hold it. */
const times = (count: number): string => {
  const cents = String(BigInt(count) * 9_999_999_999_999_999n);
  return `${cents.slice(0, -2)}.${cents.slice(-2)}00`;
};

const asOf = "2024-12-31";

test("forty invoices of 99,999,999,999,999.99 add up to the cent in aging, roll-forward and totals", async () => {
  const asked = async (sql: string) => (await askLedger(ledger, asOf, sql))[0];
  const open =
    "select cast(sum(open_amount) as varchar) as amount from measures.aging where basis = 'due' and as_of_date = run.as_of()";
  expect(await asked(open)).toEqual({ amount: times(20) });
  const rolled =
    "select cast(sum(invoices) as varchar) as billed, cast(sum(cash) as varchar) as cash from measures.roll_forward";
  expect(await asked(rolled)).toEqual({ billed: times(40), cash: `-${times(20)}` });
  const totals =
    "select cast(gross_amount as varchar) as gross, cast(overdue_amount as varchar) as overdue from measures.totals where as_of_date = run.as_of()";
  expect(await asked(totals)).toEqual({ gross: times(20), overdue: times(20) });
  const concentrated =
    "select round(hhi, 6) as hhi from measures.concentration_summary where as_of_date = run.as_of() and cut = 'customer' and scope = 'open'";
  expect(await asked(concentrated)).toEqual({ hhi: 2500 });
  expect(await readLedger(ledger, { asOf }, (warehouse) => brokenChecks(warehouse))).toEqual([]);
});

test("and what is published of them does", async () => {
  await withFolder(async (folder) => {
    await writeTables(folder, parseLedger(ledger));
    const output = join(folder, "out");
    await run({ ...testSettings(folder, { asOf }), outputFolder: output }, { quiet: true });
    const warehouse = await openWarehouse(":memory:");
    try {
      const sum = `select cast(sum(open_amount) as varchar) as amount from '${join(output, "published", "aging.parquet")}'`;
      expect(await select(warehouse, `${sum} where basis = 'due' and as_of_date = date '${asOf}'`)).toEqual([
        { amount: times(20) },
      ]);
    } finally {
      closeWarehouse(warehouse);
    }
  });
});
