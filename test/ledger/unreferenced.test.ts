import { describe, expect, test } from "vitest";
import { askLedger, brokenChecks, select, readLedger } from "../support/ledger.ts";

const settled = "select invoice_id, open_amount, closed_date from ledger.invoices order by invoice_id, instalment";
const matched = "select source_id, item_id, method, amount from ledger.matches order by source_id, item_id";
const unapplied = "select source_id, unapplied_amount from ledger.credits where unapplied_amount <> 0 order by 1";
const oldestFirst = { unreferencedPayments: "oldest_first" } as const;

describe("a payment without an invoice", () => {
  test("goes to the invoices that its reference names as whole words, oldest due first, whatever the case", async () => {
    const ledger = `
      2024-01-05 invoice INV-1 ACME 100.00 USD due_date=2024-02-05
      2024-01-06 invoice INV-2 ACME 200.00 USD due_date=2024-02-06
      2024-01-06 invoice INV-22 ACME 70.00 USD due_date=2024-01-06
      2024-02-08 payment P1 ACME 150.00 USD reference=paid:inv-2;inv-1.`;
    await readLedger(ledger, { asOf: "2024-03-31" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(await select(warehouse, matched)).toEqual([
        { source_id: "P1", item_id: "INV-1", method: "reference", amount: 100 },
        { source_id: "P1", item_id: "INV-2", method: "reference", amount: 50 },
      ]);
      expect(
        await select(warehouse, "select severity, message, amount from ledger.findings where rule = 'matched_payment'"),
      ).toEqual([
        {
          severity: "info",
          message: "payment P1 names no invoice: 150.00 is applied by its reference to INV-1, INV-2",
          amount: 150,
        },
      ]);
    });
  });

  test("goes to another customer's invoice that its reference names only with that very amount", async () => {
    const ledger = `
      2024-01-05 invoice INV-1 CHILD 100.00 USD
      2024-01-05 invoice INV-2 CHILD 100.00 USD
      2024-02-08 payment P1 PARENT 100.00 USD reference=INV-1
      2024-02-08 payment P2 PARENT 60.00 USD reference=INV-2
      2024-02-08 payment P3 - 60.00 USD reference=INV-2`;
    expect(await askLedger(ledger, "2024-03-31", matched)).toEqual([
      { source_id: "P1", item_id: "INV-1", method: "reference", amount: 100 },
      { source_id: "P3", item_id: "INV-2", method: "reference", amount: 60 },
    ]);
  });

  test("goes to the one invoice with that very amount open; of two nobody can say which", async () => {
    const ledger = `
      2024-01-05 invoice I1 ACME 300.00 USD
      2024-01-06 invoice I2 ACME 200.00 USD
      2024-01-07 invoice J1 BOLT 10.00 USD
      2024-01-08 invoice J2 BOLT 10.00 USD
      2024-01-10 payment P0 ACME 50.00 USD invoice_id=I2
      2024-02-10 payment P1 ACME 150.00 USD
      2024-02-10 payment P2 BOLT 10.00 USD
      2024-02-11 payment P3 ACME 300.00 EUR`;
    await readLedger(ledger, { asOf: "2024-03-31" }, async (warehouse) => {
      expect(await select(warehouse, matched)).toEqual([
        { source_id: "P1", item_id: "I2", method: "amount", amount: 150 },
      ]);
      expect(await select(warehouse, unapplied)).toEqual([
        { source_id: "P2", unapplied_amount: 10 },
        { source_id: "P3", unapplied_amount: 300 },
      ]);
      const found = "select value, amount from ledger.findings where rule = 'unreferenced_payment' order by 1";
      expect(await select(warehouse, found)).toEqual([
        { value: "P2", amount: 10 },
        { value: "P3", amount: 300 },
      ]);
    });
  });

  test("and what the export says was used of a payment is not said to stay unapplied", async () => {
    const ledger = `
      2024-01-05 invoice I1 ACME 100.00 USD
      2024-01-06 invoice I2 ACME 70.00 USD
      2024-02-01 payment P0 ACME 70.00 USD
      2024-02-01 apply payment P0 I2 70.00
      2024-02-10 payment P1 ACME 90.00 USD applied_amount=90.00
      2024-02-11 payment P2 ACME 40.00 USD`;
    const found = "select value, amount from ledger.findings where rule = 'unreferenced_payment' order by 1";
    expect(await askLedger(ledger, "2024-03-31", found)).toEqual([{ value: "P2", amount: 40 }]);
  });

  test("by amount pays only an invoice issued by its date, so a monthly fee is paid month by month", async () => {
    const ledger = `
      2024-01-02 payment P0 ACME 50.00 USD
      2024-01-05 invoice I1 ACME 50.00 USD
      2024-01-25 payment P1 ACME 50.00 USD
      2024-02-05 invoice I2 ACME 50.00 USD
      2024-02-25 payment P2 ACME 50.00 USD
      2024-03-05 invoice I3 ACME 50.00 USD
      2024-03-06 invoice I4 ACME 50.00 USD
      2024-03-25 payment P3 ACME 50.00 USD`;
    await readLedger(ledger, { asOf: "2024-03-31" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(await select(warehouse, settled)).toEqual([
        { invoice_id: "I1", open_amount: 0, closed_date: "2024-01-25" },
        { invoice_id: "I2", open_amount: 0, closed_date: "2024-02-25" },
        { invoice_id: "I3", open_amount: 50, closed_date: null },
        { invoice_id: "I4", open_amount: 50, closed_date: null },
      ]);
      expect(await select(warehouse, unapplied)).toEqual([
        { source_id: "P0", unapplied_amount: 50 },
        { source_id: "P3", unapplied_amount: 50 },
      ]);
    });
  });

  const several = `
    2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-03-05
    2024-01-06 invoice I2 ACME 100.00 USD due_date=2024-02-06
    2024-02-06 invoice I3 ACME 100.00 USD due_date=2024-04-06
    2024-01-06 invoice I4 ACME 100.00 EUR due_date=2024-02-06
    2024-01-20 payment P1 ACME 130.00 USD
    2024-01-31 payment P2 ACME 120.00 USD
    2024-03-20 payment P3 ACME 70.00 USD`;

  test("is left unapplied otherwise", async () => {
    expect(await askLedger(several, "2024-03-31", unapplied)).toEqual([
      { source_id: "P1", unapplied_amount: 130 },
      { source_id: "P2", unapplied_amount: 120 },
      { source_id: "P3", unapplied_amount: 70 },
    ]);
  });

  test("or settles oldest due first, where the setting says so: a later invoice takes it up on its issue date", async () => {
    await readLedger(several, { asOf: "2024-03-31", ...oldestFirst }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(await select(warehouse, settled)).toEqual([
        { invoice_id: "I1", open_amount: 0, closed_date: "2024-01-31" },
        { invoice_id: "I2", open_amount: 0, closed_date: "2024-01-20" },
        { invoice_id: "I3", open_amount: 0, closed_date: "2024-03-20" },
        { invoice_id: "I4", open_amount: 100, closed_date: null },
      ]);
      expect(await select(warehouse, unapplied)).toEqual([{ source_id: "P3", unapplied_amount: 20 }]);
      const applied = `select source_id, application_date, amount from ledger.applications where item_id = 'I3' order by 1`;
      expect(await select(warehouse, applied)).toEqual([
        { source_id: "P2", application_date: "2024-02-06", amount: 50 },
        { source_id: "P3", application_date: "2024-03-20", amount: 50 },
      ]);
    });
  });

  test("fills the instalments of an invoice, after what is stated of them", async () => {
    const ledger = `
      2024-01-01 invoice I1 ACME 30.00 USD due_date=2024-01-31 instalment=1
      2024-01-01 invoice I1 ACME 50.00 USD due_date=2024-03-01 instalment=2
      2024-01-15 payment P1 ACME 10.00 USD invoice_id=I1
      2024-01-20 payment P2 ACME 45.00 USD`;
    await readLedger(ledger, { asOf: "2024-03-31", ...oldestFirst }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(await select(warehouse, settled)).toEqual([
        { invoice_id: "I1", open_amount: 0, closed_date: "2024-01-20" },
        { invoice_id: "I1", open_amount: 25, closed_date: null },
      ]);
    });
  });

  test("in one company never settles an invoice of another", async () => {
    const ledger = `
      2024-01-01 invoice I1 ACME 30.00 USD company_id=A
      2024-01-01 invoice I2 ACME 50.00 USD company_id=B
      2024-01-20 payment P1 ACME 50.00 USD company_id=A
      2024-01-20 payment P2 ACME 50.00 USD company_id=B`;
    expect(await askLedger(ledger, "2024-03-31", matched, oldestFirst)).toEqual([
      { source_id: "P1", item_id: "A:I1", method: "oldest_first", amount: 30 },
      { source_id: "P2", item_id: "B:I2", method: "amount", amount: 50 },
    ]);
  });
});
