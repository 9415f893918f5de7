import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadHistory } from "../../pipeline/run/history.ts";
import { buildTable, execute, literal } from "../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../support/folder.ts";
import { select, withLedger } from "../support/ledger.ts";

/** What is restated of a month end that an earlier run knew so: `invoice customer issue date amount` lines, all of it open. */
async function restated(known: string, ledger: string) {
  return withFolder(async (folder) =>
    withLedger(
      ledger,
      { asOf: "2024-02-29" },
      async (warehouse) => {
        const record = join(folder, "history/2024-01-31_ab");
        await mkdir(record, { recursive: true });
        const values = known
          .trim()
          .split("\n")
          .map((line) => {
            const [invoice = "", customer = "", date = "", amount = ""] = line.trim().split(/\s+/);
            const texts = [invoice, customer, date].map(literal).join(", ");
            return `(${texts}, ${amount}, ${amount}, 1, '', 'USD', null)`;
          });
        await execute(
          warehouse,
          `copy (select * from (values ${values.join(", ")}) as open_invoices (invoice_id, customer_id, issue_date, amount,
             open_amount, instalment, receivable_account, currency, risk_class)) to ${literal(join(record, "open_invoices.parquet"))};
           copy (select date '2024-01-31' as as_of_date, 'USD' as currency, 'receivables' as measure, 'gross' as method,
             0.0 as value, 'amount' as unit) to ${literal(join(record, "measures.parquet"))};
           copy (select date '2024-02-05' as week_start_date, 'USD' as currency, 'open' as layer, 0 as expected_amount)
             to ${literal(join(record, "cash_forecast.parquet"))};`,
        );
        await loadHistory(warehouse, folder, ["2024-01-31_ab"]);
        await buildTable(warehouse, "measures.restated_items");
        return select(
          warehouse,
          "select invoice_id, customer_id, known_amount, current_amount, cause from measures.restated_items order by all",
        );
      },
      "select * from measures.restated_items",
    ),
  );
}

test("a number issued again is another invoice, whatever became of it", async () => {
  const known = `
    I1 ACME 2024-01-05 100.00
    I2 ACME 2024-01-06 50.00
    I3 ACME 2024-01-07 70.00
    I4 ACME 2024-01-08 80.00`;
  const ledger = `
    2024-02-10 invoice I1 BOLT 30.00 USD
    2024-01-20 invoice I2 BOLT 50.00 USD
    2024-01-21 invoice I3 ACME 60.00 USD paid_date=2024-01-25
    2024-01-08 invoice I4 ACME 80.00 USD paid_date=2024-01-25`;
  const reissued = "its number now stands for another invoice";
  expect(await restated(known, ledger)).toEqual([
    { invoice_id: "I1", customer_id: "ACME", known_amount: 100, current_amount: 0, cause: reissued },
    { invoice_id: "I2", customer_id: "ACME", known_amount: 50, current_amount: 0, cause: reissued },
    {
      ...{ invoice_id: "I2", customer_id: "BOLT", known_amount: 0, current_amount: 50 },
      cause: "recorded or reopened since, with an earlier date",
    },
    { invoice_id: "I3", customer_id: "ACME", known_amount: 70, current_amount: 0, cause: reissued },
    {
      ...{ invoice_id: "I4", customer_id: "ACME", known_amount: 80, current_amount: 0 },
      cause: "settled since, with an earlier date",
    },
  ]);
});

test("an invoice whose customer is now known by another number, or whose date was corrected, is the same", async () => {
  const known = `
    I1 A-1 2024-01-05 100.00
    I2 ACME 2024-01-06 50.00`;
  const ledger = `
    2024-01-05 invoice I1 ACME 100.00 USD
    2024-01-09 invoice I2 ACME 50.00 USD`;
  expect(await restated(known, ledger)).toEqual([]);
});
