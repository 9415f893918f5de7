import { describe, expect, test } from "vitest";
import { askLedger, brokenChecks, select, readLedger } from "../support/ledger.ts";

const openItems =
  "select invoice_id, settled_amount, open_amount, closing_kind from ledger.invoices order by invoice_id";
const net = "select gross_amount, unapplied_amount, net_amount from measures.totals where as_of_date = run.as_of()";
const reason = "some invoices were settled on days that the export does not hold";

describe("invoices with an amount paid or credited and no date", () => {
  const ledger = `
    2023-12-04 invoice I0 ACME 500.00 USD paid_date=2023-12-20
    2024-01-05 invoice I1 ACME 100.00 USD paid_amount=100.00
    2024-01-06 invoice I2 ACME 200.00 USD paid_amount=50.00 credited_amount=20.00
    2024-02-06 invoice I3 BOLT 80.00 USD paid_amount=90.00
    2024-02-07 invoice I4 BOLT 10.00 USD
    2024-04-07 invoice I5 BOLT 10.00 USD paid_amount=3.00`;

  test("open is amount − paid − credited at the as-of date; what is paid above the invoice is unapplied", async () => {
    await readLedger(ledger, { asOf: "2024-03-15" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(await select(warehouse, openItems)).toEqual([
        { invoice_id: "I0", settled_amount: 500, open_amount: 0, closing_kind: "cash" },
        { invoice_id: "I1", settled_amount: 100, open_amount: 0, closing_kind: "undated" },
        { invoice_id: "I2", settled_amount: 70, open_amount: 130, closing_kind: null },
        { invoice_id: "I3", settled_amount: 80, open_amount: 0, closing_kind: "undated" },
        { invoice_id: "I4", settled_amount: 0, open_amount: 10, closing_kind: null },
      ]);
      expect(await select(warehouse, net)).toEqual([{ gross_amount: 140, unapplied_amount: 10, net_amount: 130 }]);
    });
  });

  test("month ends between issue and the as-of date, CEI and days to pay are null with a reason; DSO at the date is not", async () => {
    await readLedger(ledger, { asOf: "2024-03-15" }, async (warehouse) => {
      const said = await select(
        warehouse,
        `select cast(as_of_date as varchar) as day, measure, method, value is null as is_null, reason from measures.measures
         where (measure, method) in (('receivables', 'net'), ('dso', 'simple_90'), ('cei', 'book'), ('days_to_pay', 'quarter'))
         order by measure, as_of_date`,
      );
      const nulls = said.filter(({ is_null }) => is_null);
      expect(said.filter(({ is_null }) => !is_null).map(({ day, measure }) => `${day} ${measure}`)).toEqual([
        "2023-12-31 cei",
        "2023-12-31 dso",
        "2024-03-15 dso",
        "2023-12-31 receivables",
        "2024-03-15 receivables",
      ]);
      expect([...new Set(nulls.filter(({ day }) => day !== "2023-12-31").map((each) => each["reason"]))]).toEqual([
        reason,
      ]);
      expect(await select(warehouse, "select distinct reason from measures.days_to_pay_cuts")).toEqual([{ reason }]);
      expect(
        await select(warehouse, "select as_of_date from ledger.calendar where is_stored order by as_of_date"),
      ).toEqual([{ as_of_date: "2023-12-31" }, { as_of_date: "2024-03-15" }]);
    });
  });

  test("a finding says how many, how much and what is assumed", async () => {
    const found = `select severity, "column", message, amount from ledger.findings where rule = 'undated_settlement' order by 2`;
    const message = (count: number): string =>
      `settlements without a date: ${count}, taken as made on or before 2024-03-15; what needs their day is left out, and they do not lower sales`;
    expect(await askLedger(ledger, "2024-03-15", found)).toEqual([
      { severity: "warning", column: "credited_amount", message: message(1), amount: 20 },
      { severity: "warning", column: "paid_amount", message: message(3), amount: 230 },
    ]);
  });
});

test("an amount paid with a date is a part payment of that day, and credited that day what is credited", async () => {
  const ledger = `
    2024-01-05 invoice I1 ACME 100.00 USD paid_date=2024-01-20 paid_amount=40.00
    2024-01-05 invoice I2 ACME 100.00 USD paid_date=2024-01-25 credited_amount=30.00`;
  const entries = "select entry_date, kind, item_id, amount from ledger.entries where kind <> 'invoice' order by 1, 2";
  expect(await askLedger(ledger, "2024-02-29", entries)).toEqual([
    { entry_date: "2024-01-20", kind: "cash", item_id: "I1", amount: -40 },
    { entry_date: "2024-01-25", kind: "cash", item_id: "I2", amount: -70 },
    { entry_date: "2024-01-25", kind: "credit", item_id: "I2", amount: -30 },
  ]);
});

test("amounts paid on invoices give way to payments, and say so", async () => {
  const ledger = `
    2024-01-05 invoice I1 ACME 100.00 USD paid_amount=60.00
    2024-01-20 payment P1 ACME 25.00 USD invoice_id=I1`;
  expect(await askLedger(ledger, "2024-02-29", "select open_amount from ledger.invoices")).toEqual([
    { open_amount: 75 },
  ]);
  expect(
    await askLedger(ledger, "2024-02-29", "select amount from ledger.findings where rule = 'unused_paid_amount'"),
  ).toEqual([{ amount: 60 }]);
});

test("an amount credited gives way to the credit notes that name its invoice", async () => {
  const ledger = `
    2024-01-05 invoice I1 ACME 100.00 USD credited_amount=30.00
    2024-01-20 credit_note C1 ACME 30.00 USD invoice_id=I1`;
  expect(await askLedger(ledger, "2024-02-29", "select open_amount from ledger.invoices")).toEqual([
    { open_amount: 70 },
  ]);
});

test("instalments and receivable accounts are each settled by their own amounts", async () => {
  const ledger = `
    2024-01-05 invoice I1 ACME 100.00 USD instalment=1 paid_amount=100.00
    2024-01-05 invoice I1 ACME 100.00 USD instalment=2 paid_amount=10.00
    2024-01-05 invoice I2 ACME 150.00 USD receivable_account=A paid_amount=50.00
    2024-01-05 invoice I2 ACME 200.00 USD receivable_account=B`;
  const items = "select item_id, open_amount from ledger.invoices order by 1";
  expect(await askLedger(ledger, "2024-02-29", items)).toEqual([
    { item_id: "I1", open_amount: 0 },
    { item_id: "I1/2", open_amount: 90 },
    { item_id: "I2@A", open_amount: 100 },
    { item_id: "I2@B", open_amount: 200 },
  ]);
});

test("a negative amount paid is left out with a finding", async () => {
  const ledger = "2024-01-05 invoice I1 ACME 100.00 USD paid_amount=-5.00";
  const found = "select rule, amount from ledger.findings where rule = 'negative_settlement'";
  expect(await askLedger(ledger, "2024-02-29", found)).toEqual([{ rule: "negative_settlement", amount: -5 }]);
});

describe("the part of a credit that was used, day and invoice unknown", () => {
  test("leaves the account where the invoices say what is settled of them: net AR is their open less what is left", async () => {
    const ledger = `
      2024-01-05 invoice I1 ACME 100.00 USD credited_amount=30.00
      2024-01-20 credit_note C1 ACME 50.00 USD applied_amount=30.00`;
    await readLedger(ledger, { asOf: "2024-02-29" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(await select(warehouse, net)).toEqual([{ gross_amount: 70, unapplied_amount: 20, net_amount: 50 }]);
      expect(await select(warehouse, "select amount from ledger.findings where rule = 'used_credit'")).toEqual([
        { amount: 30 },
      ]);
    });
  });

  test("settles the customer's oldest invoices where nothing else says what it settled: net AR stays", async () => {
    const ledger = `
      2024-01-05 invoice I1 ACME 100.00 USD
      2024-01-06 invoice I2 ACME 100.00 USD
      2024-01-18 payment P1 ACME 60.00 USD invoice_id=I2
      2024-01-20 credit_note C1 ACME 50.00 USD applied_amount=30.00
      2024-01-21 payment P2 ACME 25.00 USD applied_amount=15.00`;
    await readLedger(ledger, { asOf: "2024-02-29" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(await select(warehouse, "select open_amount from ledger.invoices order by invoice_id")).toEqual([
        { open_amount: 55 },
        { open_amount: 40 },
      ]);
      expect(await select(warehouse, net)).toEqual([{ gross_amount: 95, unapplied_amount: 30, net_amount: 65 }]);
    });
  });
});

describe("where every payment tells how much of it was used, and no application on what", () => {
  const ledger = `
    2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-02-05
    2024-01-06 invoice I2 ACME 100.00 USD due_date=2024-02-06 paid_amount=60.00
    2024-01-07 invoice I3 ACME 100.00 USD due_date=2024-02-07 paid_amount=90.00
    2024-01-08 invoice I4 ACME 100.00 USD paid_amount=100.00 paid_date=2024-01-30
    2024-01-20 payment P1 ACME 80.00 USD applied_amount=70.00
    2024-01-30 payment P2 BOLT 100.00 USD applied_amount=100.00
    2024-02-20 payment P3 ACME 25.00 USD applied_amount=0.00`;

  test("open and unapplied are what the export says; used parts settle no more of an invoice than it says, the rest is undated", async () => {
    await readLedger(ledger, { asOf: "2024-03-31" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(await select(warehouse, "select invoice_id, open_amount from ledger.invoices order by 1")).toEqual([
        { invoice_id: "I1", open_amount: 100 },
        { invoice_id: "I2", open_amount: 40 },
        { invoice_id: "I3", open_amount: 10 },
        { invoice_id: "I4", open_amount: 0 },
      ]);
      expect(await select(warehouse, net)).toEqual([{ gross_amount: 150, unapplied_amount: 35, net_amount: 115 }]);
      const settled = `select item_id, kind, application_date, amount from ledger.applications order by 1, 3`;
      expect(await select(warehouse, settled)).toEqual([
        { item_id: "I2", kind: "cash", application_date: "2024-01-20", amount: 60 },
        { item_id: "I3", kind: "cash", application_date: "2024-01-20", amount: 10 },
        { item_id: "I3", kind: "undated", application_date: "2024-03-31", amount: 80 },
        { item_id: "I4", kind: "cash", application_date: "2024-01-30", amount: 100 },
      ]);
      const told = "select amount from ledger.findings where rule = 'told_payment'";
      expect(await select(warehouse, told)).toEqual([{ amount: 100 }]);
    });
  });
});

test("amounts credited count beside payments, unless an application of a credit note says them", async () => {
  const ledger = `
    2024-01-05 invoice I1 ACME 100.00 USD credited_amount=30.00
    2024-01-18 credit_note C1 ACME 30.00 USD applied_amount=30.00
    2024-01-20 payment P1 ACME 25.00 USD invoice_id=I1`;
  const open =
    "select open_amount, (select sum(unapplied_amount) from ledger.credits) as unapplied from ledger.invoices";
  expect(await askLedger(ledger, "2024-02-29", open)).toEqual([{ open_amount: 45, unapplied: 0 }]);
  const applied = `${ledger}
    2024-01-18 apply credit_note C1 I1 20.00`;
  expect(await askLedger(applied, "2024-02-29", open)).toEqual([{ open_amount: 55, unapplied: 0 }]);
});
