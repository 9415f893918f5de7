import { expect, test } from "vitest";
import { askLedger, casesAsOf } from "../support/ledger.ts";

/** Cases restated from the test suites of ERPNext, Odoo, OCA and Tryton: a ledger, a date, a question, the answer. */
const openOf = (customer: string) =>
  `select invoice_id, instalment, open_amount from ledger.invoices
   where open_amount <> 0 and customer_id = '${customer}' order by 1, 2`;
const positionOf = (customer: string) =>
  `select gross_amount, unapplied_amount, net_amount from measures.positions
   where as_of_date = run.as_of() and customer_id = '${customer}'`;
const bucketsOf = (customer: string) =>
  `select bucket, open_amount, count_invoices from measures.aging
   where as_of_date = run.as_of() and basis = 'due' and customer_id = '${customer}' order by bucket`;

const january = casesAsOf("2024-01-31");
const march = casesAsOf("2024-03-05");
const june = casesAsOf("2024-06-30");

const instalments = (invoice: string, customer: string): string => `
  2024-01-01 invoice ${invoice} ${customer} 30.00 USD due_date=2024-01-31 instalment=1
  2024-01-01 invoice ${invoice} ${customer} 50.00 USD due_date=2024-03-01 instalment=2
  2024-01-01 invoice ${invoice} ${customer} 20.00 USD due_date=2024-03-31 instalment=3`;

march.given(instalments("I1", "UNPAID"));
test("instalments age one by one", async () => {
  expect(await march.ask(openOf("UNPAID"))).toEqual([
    { invoice_id: "I1", instalment: 1, open_amount: 30 },
    { invoice_id: "I1", instalment: 2, open_amount: 50 },
    { invoice_id: "I1", instalment: 3, open_amount: 20 },
  ]);
  expect(await march.ask(bucketsOf("UNPAID"))).toEqual([
    { bucket: "1-30", open_amount: 50, count_invoices: 1 },
    { bucket: "31-60", open_amount: 30, count_invoices: 1 },
    { bucket: "not_due", open_amount: 20, count_invoices: 1 },
  ]);
});

march.given(`${instalments("I2", "OLDEST")}
  2024-02-01 payment P2 OLDEST 40.00 USD invoice_id=I2`);
test("cash that names no instalment settles the oldest first", async () => {
  expect(await march.ask(openOf("OLDEST"))).toEqual([
    { invoice_id: "I2", instalment: 2, open_amount: 40 },
    { invoice_id: "I2", instalment: 3, open_amount: 20 },
  ]);
});

march.given(`${instalments("I3", "NAMED")}
  2024-02-01 payment P3 NAMED 20.00 USD
  2024-02-01 apply payment P3 I3 20.00 instalment=3`);
test("cash that names an instalment settles that one", async () => {
  expect(await march.ask(openOf("NAMED"))).toEqual([
    { invoice_id: "I3", instalment: 1, open_amount: 30 },
    { invoice_id: "I3", instalment: 2, open_amount: 50 },
  ]);
});

test("a credit moved to another invoice leaves nothing open", async () => {
  const ledger = `
    2024-01-01 invoice I1 ACME 100.00 USD
    2024-01-02 invoice I2 ACME 100.00 USD
    2024-01-05 payment P1 ACME 100.00 USD invoice_id=I1
    2024-01-06 credit_note C1 ACME 100.00 USD invoice_id=I1
    2024-01-20 apply credit_note C1 I2 100.00`;
  expect(await askLedger(ledger, "2024-01-31", openOf("ACME"))).toEqual([]);
  expect(await askLedger(ledger, "2024-01-10", positionOf("ACME"))).toEqual([
    { gross_amount: 100, unapplied_amount: 100, net_amount: 0 },
  ]);
});

january.given(`
  2024-01-01 invoice J1 - 150.00 USD receivable_account=1200
  2024-01-01 invoice J1 - 200.00 USD receivable_account=1210`);

test("one journal on two receivable accounts without a customer is two rows and a data-quality row", async () => {
  const rows = `select receivable_account, customer_id, open_amount from ledger.invoices
    where invoice_id = 'J1' order by 1`;
  expect(await january.ask(rows)).toEqual([
    { receivable_account: "1200", customer_id: "(unknown)", open_amount: 150 },
    { receivable_account: "1210", customer_id: "(unknown)", open_amount: 200 },
  ]);
  const found = "select count(*) as n from ingest.findings where rule = 'missing_customer'";
  expect(await january.ask(found)).toEqual([{ n: 1 }]);
});

test("two receivable accounts in one currency double no row and count one invoice", async () => {
  expect(await january.ask(bucketsOf("(unknown)"))).toEqual([{ bucket: "1-30", open_amount: 350, count_invoices: 1 }]);
});

june.given(
  ["06-30", "06-29", "05-31", "05-30", "05-01", "04-30", "04-01", "03-31", "03-02", "03-01"]
    .map((due, index) => `2024-01-01 invoice E${index} EDGES 1.00 USD due_date=2024-${due}`)
    .join("\n"),
);
test("edges: the upper edge belongs to the lower bucket", async () => {
  expect(await june.ask(bucketsOf("EDGES"))).toEqual([
    { bucket: "1-30", open_amount: 2, count_invoices: 2 },
    { bucket: "121+", open_amount: 1, count_invoices: 1 },
    { bucket: "31-60", open_amount: 2, count_invoices: 2 },
    { bucket: "61-90", open_amount: 2, count_invoices: 2 },
    { bucket: "91-120", open_amount: 2, count_invoices: 2 },
    { bucket: "not_due", open_amount: 1, count_invoices: 1 },
  ]);
});

june.given(`
  2024-03-03 invoice A1 APPLIED 1000.00 USD due_date=2024-03-03
  2024-05-30 credit_note CA APPLIED 800.00 USD invoice_id=A1`);
test("an applied credit reduces the debit, which ages from its own date", async () => {
  expect(await june.ask(bucketsOf("APPLIED"))).toEqual([{ bucket: "91-120", open_amount: 200, count_invoices: 1 }]);
});

test("a past date undoes later matching on both sides: 149,000 net", async () => {
  const ledger = `
    ${[1, 2, 3, 4, 5].map((n) => `2024-03-0${n} invoice M${n} ACME 10000.00 USD`).join("\n")}
    2024-02-10 payment P1 ACME 1000.00 USD
    2024-04-10 invoice A1 ACME 100000.00 USD
    2024-05-15 payment P2 ACME 49000.00 USD
    2024-05-15 apply payment P1 M1 1000.00
    ${[2, 3, 4, 5].map((n) => `2024-05-15 apply payment P2 M${n} 10000.00`).join("\n")}
    2024-05-15 apply payment P2 M1 9000.00`;
  const april =
    "select gross_amount, unapplied_amount, net_amount from measures.totals where as_of_date = '2024-04-30'";
  expect(await askLedger(ledger, "2024-05-31", april)).toEqual([
    { gross_amount: 150000, unapplied_amount: 1000, net_amount: 149000 },
  ]);
  expect(await askLedger(ledger, "2024-05-31", openOf("ACME"))).toEqual([
    { invoice_id: "A1", instalment: 1, open_amount: 100000 },
  ]);
});

march.given(`
  2024-01-20 invoice N1 NEVER 100.00 USD due_date=2024-02-19
  2023-01-01 invoice N0 NEVER 100.00 USD due_date=2023-01-31
  2023-01-15 payment PN NEVER 100.00 USD invoice_id=N0`);
test("an invoice never paid and due before the date is overdue", async () => {
  expect(await march.ask(bucketsOf("NEVER"))).toEqual([{ bucket: "1-30", open_amount: 100, count_invoices: 1 }]);
});

test("a payment in another currency than its invoice, or for an unknown invoice, stays unapplied, with a finding", async () => {
  const ledger = `
    2024-01-01 invoice I1 ACME 100.00 USD
    2024-01-05 payment P1 ACME 90.00 EUR invoice_id=I1
    2024-01-01 invoice I2 BOLT 100.00 USD
    2024-01-05 payment P2 BOLT 80.00 USD invoice_id=I9`;
  const found = "select severity, rule, value, amount from ledger.findings order by rule";
  expect(await askLedger(ledger, "2024-01-31", found)).toEqual([
    { severity: "warning", rule: "missing_rate", value: "EUR", amount: null },
    { severity: "warning", rule: "other_currency", value: "I1", amount: 90 },
    { severity: "warning", rule: "unknown_invoice", value: "I9", amount: 80 },
  ]);
});

test("revaluation: USD 100 booked at 80 and carried at 85 is 8,000 + 500", async () => {
  const ledger = `
    2024-01-10 invoice I0 HOME 1.00 INR
    2024-01-01 rate USD 80
    2024-01-31 rate USD 85
    2024-01-10 invoice I1 ACME 100.00 USD`;
  const moved = "select invoices, fx, closing, unexplained from measures.roll_forward";
  expect(await askLedger(ledger, "2024-01-31", moved)).toEqual([
    { invoices: 8001, fx: 500, closing: 8501, unexplained: 0 },
  ]);
});

test("receipts before the invoice count from its date: 5,500 open and 35 days late", async () => {
  const ledger = `
    2016-11-30 invoice I1 ACME 10000.00 USD due_date=2017-02-28
    2016-11-09 payment P1 ACME 1500.00 USD invoice_id=I1
    2016-11-30 payment P2 ACME 1000.00 USD invoice_id=I1
    2017-01-30 payment P3 ACME 2000.00 USD invoice_id=I1`;
  const late = `select open_amount, days_past_due(due_date, run.as_of()) as days, bucket
    from ledger.invoices join measures.buckets on bucket_index = bucket_index(days_past_due(due_date, run.as_of()))`;
  expect(await askLedger(ledger, "2017-04-04", late)).toEqual([{ open_amount: 5500, days: 35, bucket: "31-60" }]);
  expect(await askLedger(ledger, "2016-11-20", positionOf("ACME"))).toEqual([
    { gross_amount: 0, unapplied_amount: 1500, net_amount: -1500 },
  ]);
});

test("a past date shows what was open then", async () => {
  const ledger = `
    2020-04-30 invoice I1 ACME 100.00 USD
    2020-06-30 payment P1 ACME 100.00 USD invoice_id=I1`;
  const then = "select as_of_date, gross_amount from measures.totals order by 1";
  expect(await askLedger(ledger, "2020-05-31", openOf("ACME"))).toHaveLength(1);
  expect(await askLedger(ledger, "2020-06-30", then)).toEqual([
    { as_of_date: "2020-04-30", gross_amount: 100 },
    { as_of_date: "2020-05-31", gross_amount: 100 },
    { as_of_date: "2020-06-30", gross_amount: 0 },
  ]);
});

test("a foreign invoice paid next year is open in full in both currencies", async () => {
  const ledger = `
    2021-01-01 rate EUR 1.25
    2021-01-01 invoice I0 HOME 500.00 USD
    2021-11-10 invoice I1 ACME 100.00 EUR
    2022-02-01 payment P1 ACME 100.00 EUR invoice_id=I1`;
  const amounts = "select open_amount, open_report_amount from ledger.invoices where currency = 'EUR'";
  expect(await askLedger(ledger, "2021-12-31", amounts)).toEqual([{ open_amount: 100, open_report_amount: 125 }]);
});

test("a credit that the export shows as used up leaves the account that day and lowers its cash", async () => {
  const ledger = `
    2024-01-05 invoice I1 ACME 100.00 USD paid_date=2024-02-10
    2024-01-06 invoice I2 ACME -20.00 USD paid_date=2024-02-10`;
  const moved =
    "select as_of_date, invoices, cash, credits, closing, unexplained from measures.roll_forward order by 1";
  expect(await askLedger(ledger, "2024-02-29", moved)).toEqual([
    { as_of_date: "2024-01-31", invoices: 100, cash: 0, credits: -20, closing: 80, unexplained: 0 },
    { as_of_date: "2024-02-29", invoices: 0, cash: -80, credits: 0, closing: 0, unexplained: 0 },
  ]);
  expect(await askLedger(ledger, "2024-01-31", positionOf("ACME"))).toEqual([
    { gross_amount: 100, unapplied_amount: 20, net_amount: 80 },
  ]);
});
