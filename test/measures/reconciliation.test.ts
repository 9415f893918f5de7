import { expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

const question = `select cast(as_of_date as varchar) as day, account, currency, cast(ledger_balance as varchar) as ours,
  cast(difference as varchar) as difference from measures.reconciliation order by as_of_date, account, currency`;

const invoices = `
  2024-01-10 invoice I1 ACME 100.00 USD due_date=2024-02-09 receivable_account=1200
  2024-01-11 invoice I2 ACME 40.00 USD due_date=2024-02-10 receivable_account=1210
  2024-01-12 invoice I3 BOLT 70.00 USD due_date=2024-02-11 receivable_account=1210
  2024-02-20 payment P1 ACME 130.00 USD invoice_id=I1
  2024-02-21 payment P2 BOLT 20.00 USD invoice_id=I3`;

test("each control account that documents name ties by itself, at every month end; unapplied cash follows its customer", async () => {
  const ledger = `${invoices}
    2024-01-31 gl 100.00 USD account=1200
    2024-01-31 gl 110.00 USD account=1210
    2024-02-29 gl -30.00 USD account=1200
    2024-02-29 gl 90.50 USD account=1210`;
  expect(await askLedger(ledger, "2024-03-31", question)).toEqual([
    { day: "2024-01-31", account: "1200", currency: "USD", ours: "100.0000", difference: "0.0000" },
    { day: "2024-01-31", account: "1210", currency: "USD", ours: "110.0000", difference: "0.0000" },
    { day: "2024-02-29", account: "1200", currency: "USD", ours: "-30.0000", difference: "0.0000" },
    { day: "2024-02-29", account: "1210", currency: "USD", ours: "90.0000", difference: "-0.5000" },
  ]);
});

test("accounts that no document names are compared together", async () => {
  const ledger = `${invoices}
    2024-01-31 gl 150.00 USD account=A
    2024-01-31 gl 60.00 USD account=B`;
  expect(await askLedger(ledger, "2024-03-31", question)).toEqual([
    { day: "2024-01-31", account: "A + B", currency: "USD", ours: "210.0000", difference: "0.0000" },
  ]);
});

test("the accounts left over are compared with what is left of the ledger", async () => {
  const ledger = `${invoices}
    2024-01-31 gl 100.00 USD account=1200
    2024-01-31 gl 110.00 USD account=other`;
  expect(await askLedger(ledger, "2024-03-31", question)).toEqual([
    { day: "2024-01-31", account: "1200", currency: "USD", ours: "100.0000", difference: "0.0000" },
    { day: "2024-01-31", account: "other", currency: "USD", ours: "110.0000", difference: "0.0000" },
  ]);
});
