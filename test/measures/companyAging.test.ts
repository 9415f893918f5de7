import { expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

// N is owed 100 (ACME, 30 days late) less 15 unused, S is owed 70 (BOLT, not due); N and S owe each other 500 and 40.
const ledger = `
  2026-05-01 invoice I1 ACME 100.00 EUR due_date=2026-05-31 company_id=N
  2026-06-03 invoice I2 BOLT 70.00 EUR due_date=2026-07-03 company_id=S
  2026-06-04 invoice I3 South 500.00 EUR due_date=2026-06-14 company_id=N
  2026-06-05 invoice I4 NORTH 40.00 EUR due_date=2026-06-15 company_id=S
  2026-06-20 payment P1 ACME 15.00 EUR company_id=N
  2026-06-21 payment P2 South 200.00 EUR company_id=N
  2026-06-21 apply payment P2 I3 200.00 company_id=N
  2026-06-22 adjust A1 discount I4 1.00 company_id=S`;
const settings = { intercompany: ["south", "North"] };
const shown =
  "select company_id, bucket_0, bucket_1, open_amount, unapplied_amount, ledger_balance, count_customers, count_invoices from measures.company_aging order by all";

test("each company's part of what is open, without what the companies owe each other", async () => {
  expect(await askLedger(ledger, "2026-06-30", shown, settings)).toEqual([
    { company_id: "N", bucket_0: 0, bucket_1: 100, open_amount: 100, unapplied_amount: 15, ledger_balance: 85, count_customers: 1, count_invoices: 1 },
    { company_id: "S", bucket_0: 70, bucket_1: 0, open_amount: 70, unapplied_amount: 0, ledger_balance: 70, count_customers: 1, count_invoices: 1 },
  ]); // prettier-ignore
  const told = "select file, message, amount from ingest.findings where rule = 'intercompany' order by all";
  const left = (row: string): string => `${row} left out of the group: of a customer that is one of its companies`;
  expect(await askLedger(ledger, "2026-06-30", told, settings)).toEqual([
    { file: "adjustments.csv", message: left("1 row of adjustments over 1.00"), amount: 1 },
    { file: "applications.csv", message: left("1 row of applications over 200.00"), amount: 200 },
    { file: "invoices.csv", message: left("2 rows of invoices over 540.00 EUR"), amount: 540 },
    { file: "payments.csv", message: left("1 row of payments over 200.00 EUR"), amount: 200 },
  ]);
  const files =
    "select rows_read, rows_accepted, rows_left_out, amount_accepted, amount_left_out from ingest.files where file = 'invoices.csv'";
  expect(await askLedger(ledger, "2026-06-30", files, settings)).toEqual([
    { rows_read: 4, rows_accepted: 2, rows_left_out: 2, amount_accepted: 170, amount_left_out: 540 },
  ]);
});

test("an export of one company has no parts", async () => {
  expect(await askLedger("2026-06-03 invoice I2 BOLT 70.00 EUR company_id=S", "2026-06-30", shown)).toEqual([]);
});
