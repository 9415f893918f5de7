import { expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

/** Cases restated from the test suites of ERPNext, Odoo, OCA and Tryton, each a customer of its own, at the end of January. */
const ledger = `
  2024-01-10 invoice TILL-1 TILL 100.00 USD due_date=2024-02-09
  2024-01-10 payment TILL-P TILL 50.00 USD invoice_id=TILL-1

  2024-01-01 invoice FULL-1 FULL 100.00 USD
  2024-01-05 credit_note FULL-C FULL 100.00 USD invoice_id=FULL-1

  2024-01-01 invoice ALONE-1 ALONE 100.00 USD
  2024-01-05 payment ALONE-P ALONE 40.00 USD invoice_id=ALONE-1
  2024-01-06 credit_note ALONE-C ALONE 100.00 USD

  2024-01-05 payment AHEAD-P AHEAD 1000.00 USD reference=order-77

  2024-01-01 invoice CENT-1 CENT 100.00 USD
  2024-01-05 payment CENT-P CENT 99.99 USD invoice_id=CENT-1

  2024-01-01 invoice ABOVE-1 ABOVE 100.00 USD
  2024-01-05 payment ABOVE-P ABOVE 130.00 USD invoice_id=ABOVE-1

  2024-01-01 invoice CHILD-1 CHILD 100.00 USD
  2024-01-05 payment CHILD-P PARENT 100.00 USD invoice_id=CHILD-1

  2024-01-15 invoice D1 DUE 1.00 USD terms=Net_30
  2024-01-15 invoice D2 DUE 1.00 USD terms=2/10_N45
  2024-01-15 invoice D3 DUE 1.00 USD terms=EOM+30
  2024-01-15 invoice D4 DUE 1.00 USD terms=30_days_end_of_month
  2024-01-15 invoice D5 DUE 1.00 USD terms=Due_on_receipt
  2024-01-15 invoice D6 DUE 1.00 USD

  2024-01-01 invoice LESS-1 LESS 100.00 USD
  2024-01-10 adjust LESS-A1 write_off LESS-1 10.00
  2024-01-10 adjust LESS-A2 discount LESS-1 2.00
  2024-01-10 adjust LESS-A3 short_pay LESS-1 3.00
  2024-01-10 adjust LESS-A4 bank_charge LESS-1 1.00`;

const ask = (sql: string) => askLedger(ledger, "2024-01-31", sql);
const openOf = (customer: string) =>
  ask(`select invoice_id, open_amount from ledger.invoices where customer_id = '${customer}' and open_amount <> 0`);
const positionOf = (customer: string) =>
  ask(`select gross_amount, unapplied_amount, net_amount from measures.positions
    where as_of_date = run.as_of() and customer_id = '${customer}'`);
const movedOf = (customer: string, columns: string) =>
  ask(`select ${columns} from measures.customer_roll_forward
    where as_of_date = run.as_of() and customer_id = '${customer}'`);

test("till sale: invoiced 100, half paid at issue, nothing credited", async () => {
  expect(await movedOf("TILL", "invoices, cash, credits, closing")).toEqual([
    { invoices: 100, cash: -50, credits: 0, closing: 50 },
  ]);
});

test("a full credit note leaves no open row", async () => {
  expect(await openOf("FULL")).toEqual([]);
});

test("a stand-alone credit note stays unapplied and never nets the invoice", async () => {
  expect(await positionOf("ALONE")).toEqual([{ gross_amount: 60, unapplied_amount: 100, net_amount: -40 }]);
});

test("a receipt without an invoice is unapplied", async () => {
  expect(await positionOf("AHEAD")).toEqual([{ gross_amount: 0, unapplied_amount: 1000, net_amount: -1000 }]);
});

test("one cent open is open", async () => {
  expect(await openOf("CENT")).toEqual([{ invoice_id: "CENT-1", open_amount: 0.01 }]);
});

test("a payment above the invoice leaves the excess unapplied", async () => {
  expect(await positionOf("ABOVE")).toEqual([{ gross_amount: 0, unapplied_amount: 30, net_amount: -30 }]);
});

test("a parent that pays its child's invoice moves the child's balance, and both roll forward", async () => {
  for (const customer of ["CHILD", "PARENT"])
    expect(await movedOf(customer, "closing, unexplained")).toEqual([{ closing: 0, unexplained: 0 }]);
});

test("a missing due date comes from the terms, else it is the invoice date", async () => {
  const dues = "select invoice_id, due_date from ledger.invoices where customer_id = 'DUE' order by 1";
  expect(await ask(dues)).toEqual([
    { invoice_id: "D1", due_date: "2024-02-14" },
    { invoice_id: "D2", due_date: "2024-02-29" },
    { invoice_id: "D3", due_date: "2024-03-01" },
    { invoice_id: "D4", due_date: "2024-02-29" },
    { invoice_id: "D5", due_date: "2024-01-15" },
    { invoice_id: "D6", due_date: "2024-01-15" },
  ]);
});

test("write-offs, discounts, short-pays and bank charges each move their own column", async () => {
  expect(await movedOf("LESS", "invoices, discounts, write_offs, other, closing, unexplained")).toEqual([
    { invoices: 100, discounts: -2, write_offs: -10, other: -4, closing: 84, unexplained: 0 },
  ]);
});

test("all of them together move by the sums of their columns", async () => {
  const columns = "invoices, cash, credits, discounts, write_offs, other, closing, unexplained";
  expect(await ask(`select ${columns} from measures.roll_forward where as_of_date = run.as_of()`)).toEqual([
    {
      ...{ invoices: 706, cash: -1419.99, credits: -200, discounts: -2, write_offs: -10, other: -4 },
      ...{ closing: -929.99, unexplained: 0 },
    },
  ]);
});
