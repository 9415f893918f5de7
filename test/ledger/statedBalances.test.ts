import { expect, it } from "vitest";
import { askLedger } from "../support/ledger.ts";

const asOf = "2020-03-31";
const open = "select invoice_id, open_amount from ledger.invoices order by invoice_id";
const settled = `select invoice_id, kind, source_type, cast(amount as double) as amount from ledger.applications
  order by invoice_id, kind, source_type`;

it("the balance an invoice states is what is open of it, whatever else it says; the difference is settled otherwise", async () => {
  const ledger = `
    2020-01-10 invoice I1 ACME 100.00 EUR paid_amount=60.00 open_amount=30.00
    2020-01-10 invoice I2 ACME 100.00 EUR paid_amount=60.00 open_amount=50.00
    2020-01-10 invoice I3 ACME 100.00 EUR open_amount=25.00
    2020-01-10 invoice I4 ACME 100.00 EUR paid_amount=60.00 credited_amount=10.00 open_amount=30.00 paid_date=2020-02-01`;
  expect(await askLedger(ledger, asOf, open)).toEqual([
    { invoice_id: "I1", open_amount: 30 },
    { invoice_id: "I2", open_amount: 50 },
    { invoice_id: "I3", open_amount: 25 },
    { invoice_id: "I4", open_amount: 30 },
  ]);
  expect(await askLedger(ledger, asOf, settled)).toEqual([
    { invoice_id: "I1", kind: "undated", source_type: "open_amount", amount: 10 },
    { invoice_id: "I1", kind: "undated", source_type: "paid_amount", amount: 60 },
    { invoice_id: "I2", kind: "undated", source_type: "paid_amount", amount: 50 },
    { invoice_id: "I3", kind: "undated", source_type: "paid_amount", amount: 75 },
    { invoice_id: "I4", kind: "cash", source_type: "paid_date", amount: 60 },
    { invoice_id: "I4", kind: "credit", source_type: "credited_amount", amount: 10 },
  ]);
});

it("what was written off is no cash, and on a day nobody knows if there is no date", async () => {
  const ledger = `
    2020-01-10 invoice I1 ACME 100.00 EUR written_off_amount=100.00 open_amount=0
    2020-01-10 invoice I2 ACME 100.00 EUR written_off_amount=80.00 open_amount=0 paid_date=2020-02-01`;
  expect(await askLedger(ledger, asOf, settled)).toEqual([
    { invoice_id: "I1", kind: "write_off", source_type: "undated_write_off", amount: 100 },
    { invoice_id: "I2", kind: "cash", source_type: "paid_date", amount: 20 },
    { invoice_id: "I2", kind: "write_off", source_type: "written_off_amount", amount: 80 },
  ]);
  expect(
    await askLedger(ledger, asOf, "select as_of_date, balance_reason from ledger.calendar order by as_of_date"),
  ).toEqual([
    { as_of_date: "2020-01-31", balance_reason: "some invoices were settled on days that the export does not hold" },
    { as_of_date: "2020-02-29", balance_reason: "some invoices were settled on days that the export does not hold" },
    { as_of_date: "2020-03-31", balance_reason: null },
  ]);
});

it("with a payments file the stated balance is the most that a payment without a reference may settle", async () => {
  const ledger = `
    2020-01-10 invoice I1 ACME 100.00 EUR open_amount=40.00
    2020-02-10 payment P1 ACME 60.00 EUR`;
  expect(await askLedger(ledger, asOf, open, { unreferencedPayments: "oldest_first" })).toEqual([
    { invoice_id: "I1", open_amount: 40 },
  ]);
});

it("what payments and credits that name their invoices leave unexplained of a stated balance was settled on a day nobody knows", async () => {
  const ledger = `
    2020-01-10 invoice I1 ACME 565.00 EUR open_amount=55.00
    2020-01-11 invoice I2 ACME 100.00 EUR open_amount=0
    2020-01-12 invoice I3 ACME 100.00 EUR open_amount=100.00
    2020-02-10 payment P1 ACME 110.00 EUR
    2020-02-10 apply payment P1 I1 10.00
    2020-02-10 apply payment P1 I2 100.00`;
  expect(await askLedger(ledger, asOf, open)).toEqual([
    { invoice_id: "I1", open_amount: 55 },
    { invoice_id: "I2", open_amount: 0 },
    { invoice_id: "I3", open_amount: 100 },
  ]);
  expect(await askLedger(ledger, asOf, settled)).toEqual([
    { invoice_id: "I1", kind: "cash", source_type: "payment", amount: 10 },
    { invoice_id: "I1", kind: "undated", source_type: "paid_amount", amount: 500 },
    { invoice_id: "I2", kind: "cash", source_type: "payment", amount: 100 },
  ]);
});

it("a balance is stated of the day of the export: before the payment that explains it, all is open", async () => {
  const ledger = `
    2020-01-10 invoice I1 ACME 100.00 EUR open_amount=0
    2020-03-10 payment P1 ACME 100.00 EUR
    2020-03-10 apply payment P1 I1 100.00`;
  expect(await askLedger(ledger, "2020-02-29", open)).toEqual([{ invoice_id: "I1", open_amount: 100 }]);
  expect(await askLedger(ledger, asOf, open)).toEqual([{ invoice_id: "I1", open_amount: 0 }]);
});

it("a payment that says nothing of its use is what stated balances say was paid, not money beside it", async () => {
  const ledger = `
    2020-01-10 invoice I1 ACME 100.00 EUR open_amount=0
    2020-01-11 invoice I2 ACME 100.00 EUR open_amount=0
    2020-01-12 invoice I3 ACME 100.00 EUR open_amount=40.00
    2020-02-10 payment P1 ACME 250.00 EUR`;
  expect(await askLedger(ledger, asOf, settled)).toEqual([
    { invoice_id: "I1", kind: "cash", source_type: "payment", amount: 100 },
    { invoice_id: "I2", kind: "cash", source_type: "payment", amount: 100 },
    { invoice_id: "I3", kind: "cash", source_type: "payment", amount: 50 },
    { invoice_id: "I3", kind: "undated", source_type: "paid_amount", amount: 10 },
  ]);
  const net = "select net_amount, unapplied_amount from measures.positions where as_of_date = run.as_of()";
  expect(await askLedger(ledger, asOf, net)).toEqual([{ net_amount: 40, unapplied_amount: 0 }]);
});

it("one of which the export says that nothing was used stays unapplied", async () => {
  const ledger = `
    2020-01-10 invoice I1 ACME 100.00 EUR open_amount=0
    2020-02-10 payment P1 ACME 100.00 EUR applied_amount=0`;
  const net = "select net_amount, unapplied_amount from measures.positions where as_of_date = run.as_of()";
  expect(await askLedger(ledger, asOf, net)).toEqual([{ net_amount: -100, unapplied_amount: 100 }]);
});
