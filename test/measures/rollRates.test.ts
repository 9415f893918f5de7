import { expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

const rates = (bucket: string, version = "cohort") =>
  `select to_state, round(rate, 4) as rate, amount from measures.roll_rates
   where as_of_date = run.as_of() and from_bucket = '${bucket}' and version = '${version}' and amount <> 0
   order by to_index`;

test("nothing was in the bucket: no rate, with the reason", async () => {
  const ledger = "2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-01-20";
  const question = `select distinct rate, amount, reason from measures.roll_rates
    where as_of_date = run.as_of() and from_bucket = '61-90'`;
  expect(await askLedger(ledger, "2024-02-29", question)).toEqual([
    { rate: null, amount: 0, reason: "nothing was in the bucket" },
  ]);
});

test("all paid, on the last day of the month", async () => {
  const ledger = `
    2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-01-20
    2024-02-29 payment P1 ACME 100.00 USD invoice_id=I1`;
  expect(await askLedger(ledger, "2024-02-29", rates("1-30"))).toEqual([{ to_state: "paid", rate: 1, amount: 100 }]);
});

const month = `
  2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-01-20
  2024-01-05 invoice I2 BOLT 60.00 USD due_date=2024-01-20
  2024-01-05 invoice I3 BOLT 30.00 USD due_date=2024-01-20
  2024-01-05 invoice I4 BOLT 10.00 USD due_date=2024-01-20
  2024-02-10 payment P1 ACME 100.00 USD invoice_id=I1
  2024-02-10 payment P2 BOLT 20.00 USD invoice_id=I2
  2024-02-15 adjust A1 write_off I3 30.00
  2024-02-15 credit_note C1 BOLT 10.00 USD invoice_id=I4`;

test("of 200 one to thirty days late: 120 paid, 40 worse, 10 credited, 30 written off, which is not paid", async () => {
  expect(await askLedger(month, "2024-02-29", rates("1-30"))).toEqual([
    { to_state: "31-60", rate: 0.2, amount: 40 },
    { to_state: "paid", rate: 0.6, amount: 120 },
    { to_state: "credited", rate: 0.05, amount: 10 },
    { to_state: "written_off", rate: 0.15, amount: 30 },
  ]);
});

test("balance version: 31–60 of this month over 1–30 of the month before", async () => {
  expect(await askLedger(month, "2024-02-29", rates("1-30", "balance"))).toEqual([
    { to_state: "31-60", rate: 0.2, amount: 40 },
  ]);
});

const twoMonths = `
  2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-01-20
  2024-02-10 payment P1 ACME 100.00 USD invoice_id=I1
  2024-02-05 invoice I2 ACME 300.00 USD due_date=2024-02-20`;

test("twelve months weigh by amount: 100 paid and 300 worse are 25 and 75 %, not half each", async () => {
  expect(await askLedger(twoMonths, "2024-03-31", rates("1-30", "cohort_12m"))).toEqual([
    { to_state: "31-60", rate: 0.75, amount: 300 },
    { to_state: "paid", rate: 0.25, amount: 100 },
  ]);
});

test("a running month is shown to date and left out of the twelve", async () => {
  expect(await askLedger(twoMonths, "2024-03-15", rates("1-30"))).toEqual([{ to_state: "1-30", rate: 1, amount: 300 }]);
  expect(await askLedger(twoMonths, "2024-03-15", rates("1-30", "cohort_12m"))).toEqual([
    { to_state: "paid", rate: 1, amount: 100 },
  ]);
});

test("foreign items are followed at the opening rate, whatever the rate does later", async () => {
  const ledger = `
    2024-01-01 rate EUR 1.1
    2024-02-05 rate EUR 2.0
    2024-01-05 invoice I1 ACME 100.00 EUR due_date=2024-01-20
    2024-02-10 payment P1 ACME 33.33 EUR invoice_id=I1`;
  expect(await askLedger(ledger, "2024-02-29", rates("1-30"), { baseCurrency: "USD" })).toEqual([
    { to_state: "31-60", rate: 0.6667, amount: 73.34 },
    { to_state: "paid", rate: 0.3333, amount: 36.66 },
  ]);
});
