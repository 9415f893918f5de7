import { expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

/** What is dated after the as-of date: it stands in a column of its own and changes nothing today. */
const positions =
  "select gross_amount, unapplied_amount, net_amount from measures.positions where as_of_date = run.as_of()";
const future = `select open_amount, future_amount, greatest(open_amount - future_amount, 0) as remaining_amount
  from ledger.invoices join ledger.future_settlements using (item_id) order by due_date`;

test("a receipt dated tomorrow shows as future and changes nothing today", async () => {
  const ledger = `
    2024-01-01 invoice I1 ACME 100.00 USD
    2024-02-01 payment P1 ACME 100.00 USD invoice_id=I1`;
  expect(await askLedger(ledger, "2024-01-31", future)).toEqual([
    { open_amount: 100, future_amount: 100, remaining_amount: 0 },
  ]);
});

test("a future overpayment is 110, of which 10 will be unapplied, and nothing changes today", async () => {
  const ledger = `
    2024-01-01 invoice I1 ACME 100.00 USD
    2024-02-01 payment P1 ACME 110.00 USD invoice_id=I1`;
  expect(await askLedger(ledger, "2024-01-31", future)).toEqual([
    { open_amount: 100, future_amount: 110, remaining_amount: 0 },
  ]);
  expect(await askLedger(ledger, "2024-01-31", positions)).toEqual([
    { gross_amount: 100, unapplied_amount: 0, net_amount: 100 },
  ]);
  expect(await askLedger(ledger, "2024-02-01", positions)).toEqual([
    { gross_amount: 0, unapplied_amount: 10, net_amount: -10 },
  ]);
});

test("a foreign receipt of tomorrow counts at tomorrow's rate: of 8,000 carried, 7,500 will come and 500 remain", async () => {
  const ledger = `
    2024-01-01 rate USD 80
    2024-02-01 rate USD 75
    2024-01-10 invoice I0 HOME 0.01 INR
    2024-01-30 invoice I1 ACME 100.00 USD
    2024-02-01 payment P1 ACME 100.00 USD invoice_id=I1`;
  const inBase = `select open_amount, future_amount, open_report_amount, future_base_amount
    from ledger.invoices join ledger.future_settlements using (item_id)`;
  expect(await askLedger(ledger, "2024-01-31", inBase)).toEqual([
    { open_amount: 100, future_amount: 100, open_report_amount: 8000, future_base_amount: 7500 },
  ]);
});

test("future receipts that name no instalment fill the oldest first, after an advance and a credit note", async () => {
  const ledger = `
    2023-12-20 payment P1 ACME 20.00 USD invoice_id=I1
    2024-01-01 invoice I1 ACME 30.00 USD instalment=1 due_date=2024-01-31
    2024-01-01 invoice I1 ACME 50.00 USD instalment=2 due_date=2024-03-01
    2024-01-01 invoice I1 ACME 20.00 USD instalment=3 due_date=2024-03-31
    2024-01-15 credit_note C1 ACME 15.00 USD invoice_id=I1
    2024-02-15 payment P2 ACME 30.00 USD invoice_id=I1
    2024-02-16 payment P3 ACME 60.00 USD invoice_id=I1
    2024-02-17 adjust A1 write_off I1 1.00`;
  const open = "select open_amount from ledger.invoices order by due_date";
  expect(await askLedger(ledger, "2024-01-31", open)).toEqual([0, 45, 20].map((open_amount) => ({ open_amount })));
  expect(await askLedger(ledger, "2024-01-31", future)).toEqual([
    { open_amount: 45, future_amount: 45, remaining_amount: 0 },
    { open_amount: 20, future_amount: 45, remaining_amount: 0 },
  ]);
});
