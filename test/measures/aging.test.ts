import { expect, test } from "vitest";
import { askLedger, brokenChecks, select, readLedger } from "../support/ledger.ts";
import type { Tables } from "../support/randomLedger.ts";

const buckets = `select bucket, sum(open_amount) as amount from measures.aging
  where as_of_date = run.as_of() and basis = 'due' group by bucket order by bucket`;

test("weeks: a begun week counts, and the upper edge belongs to the lower bucket", async () => {
  const ledger = `
    2024-01-01 invoice I1 ACME 1.00 USD due_date=2024-06-30
    2024-01-01 invoice I2 ACME 2.00 USD due_date=2024-06-29
    2024-01-01 invoice I3 ACME 4.00 USD due_date=2024-06-23
    2024-01-01 invoice I4 ACME 8.00 USD due_date=2024-06-22
    2024-01-01 invoice I5 ACME 16.00 USD due_date=2024-01-01`;
  expect(await askLedger(ledger, "2024-06-30", buckets, { bucketUnit: "weeks", bucketEdges: [0, 1, 2, 4, 8] })).toEqual(
    [
      { bucket: "1 week", amount: 6 },
      { bucket: "2 weeks", amount: 8 },
      { bucket: "9+ weeks", amount: 16 },
      { bucket: "not_due", amount: 1 },
    ],
  );
});

test("months: due on the 15th is one month old on the next 15th and in its second the day after", async () => {
  const ledger = "2024-01-01 invoice I1 ACME 1.00 USD due_date=2024-01-15";
  const settings = { bucketUnit: "months", bucketEdges: [0, 1, 2, 3, 6] } as const;
  const at = (asOf: string) =>
    askLedger(ledger, asOf, buckets, { ...settings, bucketEdges: [...settings.bucketEdges] });
  expect(await at("2024-01-15")).toEqual([{ bucket: "not_due", amount: 1 }]);
  expect(await at("2024-02-15")).toEqual([{ bucket: "1 month", amount: 1 }]);
  expect(await at("2024-02-16")).toEqual([{ bucket: "2 months", amount: 1 }]);
});

test("a dispute takes the oldest instalment first and never more than is open", async () => {
  const ledger = `
    2024-01-01 invoice I1 ACME 30.00 USD due_date=2024-01-31 instalment=1
    2024-01-01 invoice I1 ACME 50.00 USD due_date=2024-03-01 instalment=2
    2024-01-10 dispute D1 I1 60.00
    2024-02-01 payment P1 ACME 10.00 USD invoice_id=I1
    2024-01-01 invoice I2 ACME 5.00 USD due_date=2024-03-01
    2024-01-10 dispute D2 I2 99.00`;
  const disputed = `select bucket, open_amount, disputed_amount from measures.aging
    where as_of_date = run.as_of() and basis = 'due' order by bucket`;
  expect(await askLedger(ledger, "2024-02-10", disputed)).toEqual([
    { bucket: "1-30", open_amount: 20, disputed_amount: 20 },
    { bucket: "not_due", open_amount: 55, disputed_amount: 45 },
  ]);
});

test("a dispute closed by then no longer splits the bucket, and did at the month end before", async () => {
  const ledger = `
    2024-01-01 invoice I1 ACME 30.00 USD due_date=2024-01-31
    2024-01-10 dispute D1 I1 12.00 closed_date=2024-02-05`;
  const disputed = "select as_of_date, disputed_amount from measures.aging where basis = 'due' order by 1";
  expect(await askLedger(ledger, "2024-02-29", disputed)).toEqual([
    { as_of_date: "2024-01-31", disputed_amount: 12 },
    { as_of_date: "2024-02-29", disputed_amount: 0 },
  ]);
});

test("unapplied credits age from their own date, in their own column", async () => {
  const ledger = `
    2024-01-01 invoice I1 ACME 100.00 USD due_date=2024-06-30
    2024-05-20 payment P1 ACME 40.00 USD
    2024-02-01 credit_note C1 ACME 7.00 USD`;
  const credits = `select bucket, unapplied_amount from measures.aged_credits
    where as_of_date = run.as_of() order by bucket`;
  expect(await askLedger(ledger, "2024-05-31", credits)).toEqual([
    { bucket: "1-30", unapplied_amount: 40 },
    { bucket: "91-120", unapplied_amount: 7 },
  ]);
});

test("cuts: a parent is shown with its children, and every cut sums to net AR", async () => {
  const ledger: Tables = {
    customers: [
      { customer_id: "TOP", customer_name: "Top", segment: "Retail" },
      { customer_id: "MID", customer_name: "Mid", parent_customer_id: "TOP", segment: "Retail" },
      { customer_id: "LEAF", customer_name: "Leaf", parent_customer_id: "MID", segment: "Food" },
    ],
    invoices: [
      {
        invoice_id: "I1",
        customer_id: "LEAF",
        issue_date: "2024-01-01",
        due_date: "2024-01-31",
        amount: "10.00",
        currency: "USD",
      },
      {
        invoice_id: "I2",
        customer_id: "MID",
        issue_date: "2024-01-01",
        due_date: "2024-01-31",
        amount: "20.00",
        currency: "USD",
      },
      {
        invoice_id: "I3",
        customer_id: "ELSE",
        issue_date: "2024-01-01",
        due_date: "2024-01-31",
        amount: "5.00",
        currency: "USD",
      },
    ],
  };
  const cuts = `select cut, cut_value, sum(open_amount) as amount from measures.aging_cuts
    where basis = 'due' and cut in ('group', 'segment') and as_of_date = run.as_of() group by all order by all`;
  expect(await readLedger(ledger, { asOf: "2024-01-31" }, (warehouse) => select(warehouse, cuts))).toEqual([
    { cut: "group", cut_value: "ELSE", amount: 5 },
    { cut: "group", cut_value: "TOP", amount: 30 },
    { cut: "segment", cut_value: "", amount: 5 },
    { cut: "segment", cut_value: "Food", amount: 10 },
    { cut: "segment", cut_value: "Retail", amount: 20 },
  ]);
});

test("parents that point at each other are a circle, not an endless climb", async () => {
  const ledger: Tables = {
    customers: [
      { customer_id: "A", customer_name: "Ann", parent_customer_id: "B" },
      { customer_id: "B", customer_name: "Bob", parent_customer_id: "A" },
    ],
    invoices: [{ invoice_id: "I1", customer_id: "A", issue_date: "2024-01-01", amount: "10.00", currency: "USD" }],
  };
  const findings = "select rule from ledger.findings where rule = 'parent_circle'";
  await readLedger(ledger, { asOf: "2024-01-31" }, async (warehouse) => {
    expect(await brokenChecks(warehouse)).toEqual([]);
    expect(await select(warehouse, findings)).toEqual([{ rule: "parent_circle" }, { rule: "parent_circle" }]);
  });
});
