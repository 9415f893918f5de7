import { describe, expect, test } from "vitest";
import { askLedger, casesAsOf } from "../support/ledger.ts";

const settledOf = (customer: string) =>
  `select invoice_id, open_amount, closed_date from ledger.invoices
   where customer_id = '${customer}' order by invoice_id, instalment`;
const matchesOf = (...customers: readonly string[]) =>
  `select source_id, item_id, method, amount from ledger.matches
   where source_id in (select payment_id from ingest.payments
     where coalesce(customer_id, '') in (${customers.map((each) => `'${each}'`).join(", ")}))
   order by source_id, item_id`;
const unappliedOf = (...customers: readonly string[]) =>
  `select source_id, unapplied_amount from ledger.credits
   where unapplied_amount <> 0 and customer_id in (${customers.map((each) => `'${each}'`).join(", ")}) order by 1`;
const oldestFirst = { unreferencedPayments: "oldest_first" } as const;

describe("a payment without an invoice", () => {
  const march = casesAsOf("2024-03-31");

  test("leaves a ledger that adds up", async () => {
    expect(await march.broken()).toEqual([]);
  });

  march.given(`
    2024-01-05 invoice INV-1 NAMED 100.00 USD due_date=2024-02-05
    2024-01-06 invoice INV-2 NAMED 200.00 USD due_date=2024-02-06
    2024-01-06 invoice INV-22 NAMED 70.00 USD due_date=2024-01-06
    2024-02-08 payment P1 NAMED 150.00 USD reference=paid:inv-2;inv-1.`);
  test("goes to the invoices that its reference names as whole words, oldest due first, whatever the case", async () => {
    expect(await march.ask(matchesOf("NAMED"))).toEqual([
      { source_id: "P1", item_id: "INV-1", method: "reference", amount: 100 },
      { source_id: "P1", item_id: "INV-2", method: "reference", amount: 50 },
    ]);
    const found =
      "select severity, message, amount from ledger.findings where rule = 'matched_payment' and message like 'payment P1 %'";
    expect(await march.ask(found)).toEqual([
      {
        severity: "info",
        message: "payment P1 names no invoice: 150.00 is applied by its reference to INV-1, INV-2",
        amount: 150,
      },
    ]);
  });

  march.given(`
    2024-01-05 invoice INV-3 CHILD 100.00 USD
    2024-01-05 invoice INV-4 CHILD 100.00 USD
    2024-02-08 payment P2 PARENT 100.00 USD reference=INV-3
    2024-02-08 payment P3 PARENT 60.00 USD reference=INV-4
    2024-02-08 payment P4 - 60.00 USD reference=INV-4`);
  test("goes to another customer's invoice that its reference names only with that very amount", async () => {
    expect(await march.ask(matchesOf("PARENT", ""))).toEqual([
      { source_id: "P2", item_id: "INV-3", method: "reference", amount: 100 },
      { source_id: "P4", item_id: "INV-4", method: "reference", amount: 60 },
    ]);
  });

  march.given(`
    2024-01-05 invoice A1 AMOUNT 300.00 USD
    2024-01-06 invoice A2 AMOUNT 200.00 USD
    2024-01-07 invoice T1 TWO 10.00 USD
    2024-01-08 invoice T2 TWO 10.00 USD
    2024-01-10 payment P5 AMOUNT 50.00 USD invoice_id=A2
    2024-02-10 payment P6 AMOUNT 150.00 USD
    2024-02-10 payment P7 TWO 10.00 USD
    2024-02-11 payment P8 AMOUNT 300.00 EUR`);
  test("goes to the one invoice with that very amount open; of two nobody can say which", async () => {
    expect(await march.ask(matchesOf("AMOUNT", "TWO"))).toEqual([
      { source_id: "P6", item_id: "A2", method: "amount", amount: 150 },
    ]);
    expect(await march.ask(unappliedOf("AMOUNT", "TWO"))).toEqual([
      { source_id: "P7", unapplied_amount: 10 },
      { source_id: "P8", unapplied_amount: 300 },
    ]);
    const found = `select value, amount from ledger.findings
      where rule = 'unreferenced_payment' and value in ('P5', 'P6', 'P7', 'P8') order by 1`;
    expect(await march.ask(found)).toEqual([
      { value: "P7", amount: 10 },
      { value: "P8", amount: 300 },
    ]);
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

  march.given(`
    2024-01-02 payment F0 FEE 50.00 USD
    2024-01-05 invoice FEE-1 FEE 50.00 USD
    2024-01-25 payment F1 FEE 50.00 USD
    2024-02-05 invoice FEE-2 FEE 50.00 USD
    2024-02-25 payment F2 FEE 50.00 USD
    2024-03-05 invoice FEE-3 FEE 50.00 USD
    2024-03-06 invoice FEE-4 FEE 50.00 USD
    2024-03-25 payment F3 FEE 50.00 USD`);
  test("by amount pays only an invoice issued by its date, so a monthly fee is paid month by month", async () => {
    expect(await march.ask(settledOf("FEE"))).toEqual([
      { invoice_id: "FEE-1", open_amount: 0, closed_date: "2024-01-25" },
      { invoice_id: "FEE-2", open_amount: 0, closed_date: "2024-02-25" },
      { invoice_id: "FEE-3", open_amount: 50, closed_date: null },
      { invoice_id: "FEE-4", open_amount: 50, closed_date: null },
    ]);
    expect(await march.ask(unappliedOf("FEE"))).toEqual([
      { source_id: "F0", unapplied_amount: 50 },
      { source_id: "F3", unapplied_amount: 50 },
    ]);
  });

  march.given(`
    2024-01-05 invoice S1 SEVERAL 100.00 USD due_date=2024-03-05
    2024-01-06 invoice S2 SEVERAL 100.00 USD due_date=2024-02-06
    2024-02-06 invoice S3 SEVERAL 100.00 USD due_date=2024-04-06
    2024-01-06 invoice S4 SEVERAL 100.00 EUR due_date=2024-02-06
    2024-01-20 payment PS1 SEVERAL 130.00 USD
    2024-01-31 payment PS2 SEVERAL 120.00 USD
    2024-03-20 payment PS3 SEVERAL 70.00 USD`);
  test("is left unapplied otherwise", async () => {
    expect(await march.ask(unappliedOf("SEVERAL"))).toEqual([
      { source_id: "PS1", unapplied_amount: 130 },
      { source_id: "PS2", unapplied_amount: 120 },
      { source_id: "PS3", unapplied_amount: 70 },
    ]);
  });
});

describe("where the setting says so, it settles oldest due first", () => {
  const oldest = casesAsOf("2024-03-31", oldestFirst);

  test("and the ledger adds up", async () => {
    expect(await oldest.broken()).toEqual([]);
  });

  oldest.given(`
    2024-01-05 invoice S1 SEVERAL 100.00 USD due_date=2024-03-05
    2024-01-06 invoice S2 SEVERAL 100.00 USD due_date=2024-02-06
    2024-02-06 invoice S3 SEVERAL 100.00 USD due_date=2024-04-06
    2024-01-06 invoice S4 SEVERAL 100.00 EUR due_date=2024-02-06
    2024-01-20 payment PS1 SEVERAL 130.00 USD
    2024-01-31 payment PS2 SEVERAL 120.00 USD
    2024-03-20 payment PS3 SEVERAL 70.00 USD`);
  test("a later invoice takes it up on its issue date", async () => {
    expect(await oldest.ask(settledOf("SEVERAL"))).toEqual([
      { invoice_id: "S1", open_amount: 0, closed_date: "2024-01-31" },
      { invoice_id: "S2", open_amount: 0, closed_date: "2024-01-20" },
      { invoice_id: "S3", open_amount: 0, closed_date: "2024-03-20" },
      { invoice_id: "S4", open_amount: 100, closed_date: null },
    ]);
    expect(await oldest.ask(unappliedOf("SEVERAL"))).toEqual([{ source_id: "PS3", unapplied_amount: 20 }]);
    const applied =
      "select source_id, application_date, amount from ledger.applications where item_id = 'S3' order by 1";
    expect(await oldest.ask(applied)).toEqual([
      { source_id: "PS2", application_date: "2024-02-06", amount: 50 },
      { source_id: "PS3", application_date: "2024-03-20", amount: 50 },
    ]);
  });

  oldest.given(`
    2024-01-01 invoice N1 PARTS 30.00 USD due_date=2024-01-31 instalment=1
    2024-01-01 invoice N1 PARTS 50.00 USD due_date=2024-03-01 instalment=2
    2024-01-15 payment PN1 PARTS 10.00 USD invoice_id=N1
    2024-01-20 payment PN2 PARTS 45.00 USD`);
  test("fills the instalments of an invoice, after what is stated of them", async () => {
    expect(await oldest.ask(settledOf("PARTS"))).toEqual([
      { invoice_id: "N1", open_amount: 0, closed_date: "2024-01-20" },
      { invoice_id: "N1", open_amount: 25, closed_date: null },
    ]);
  });

  test("in one company never settles an invoice of another", async () => {
    const ledger = `
      2024-01-01 invoice I1 ACME 30.00 USD company_id=A
      2024-01-01 invoice I2 ACME 50.00 USD company_id=B
      2024-01-20 payment P1 ACME 50.00 USD company_id=A
      2024-01-20 payment P2 ACME 50.00 USD company_id=B`;
    expect(await askLedger(ledger, "2024-03-31", matchesOf("ACME"), oldestFirst)).toEqual([
      { source_id: "P1", item_id: "A:I1", method: "oldest_first", amount: 30 },
      { source_id: "P2", item_id: "B:I2", method: "amount", amount: 50 },
    ]);
  });
});

test("an invoice that says when it was paid, beside payments of others: owed, and told with its money", async () => {
  const ledger = `
    2020-01-10 invoice I1 ACME 100.00 USD due_date=2020-02-10 paid_date=2020-02-03
    2020-01-11 invoice I2 BOLT 50.00 USD due_date=2020-02-11
    2020-02-05 payment P1 BOLT 50.00 USD invoice_id=I2`;
  const told = "select rule, amount from ledger.findings where rule = 'unused_paid_date'";
  expect(await askLedger(ledger, "2020-03-31", told)).toEqual([{ rule: "unused_paid_date", amount: 100 }]);
});
