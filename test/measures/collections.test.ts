import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askLedger, brokenChecks, casesAsOf, readLedger, select, withLedger } from "../support/ledger.ts";

/** Situations on the first of March, each a customer of its own. */
const march = casesAsOf("2024-03-01");
const invoice = "2024-01-01 invoice I1 ACME 100.00 USD due_date=2024-01-31";
const billed = (customer: string): string =>
  `2024-01-01 invoice I-${customer} ${customer} 100.00 USD due_date=2024-01-31`;

describe("disputes", () => {
  const heldOf = (customer: string): string =>
    `select dispute_id, open_amount, age_days, cycle_days from measures.disputes
     where invoice_id = 'I-${customer}' order by 1`;

  march.given(billed("NONE"));
  test("no disputes, no rows", async () => {
    expect(await march.ask(heldOf("NONE"))).toEqual([]);
  });

  march.given(`${billed("HELD")}
    2024-02-01 dispute D1 I-HELD 80.00 reason=quality
    2024-02-05 dispute D2 I-HELD 50.00 reason=quality
    2024-01-10 dispute D0 I-HELD 100.00 reason=quality closed_date=2024-01-20`);
  test("two disputes share what is open, the oldest first; a closed one holds nothing", async () => {
    expect(await march.ask(heldOf("HELD"))).toEqual([
      { dispute_id: "D0", open_amount: 0, age_days: 10, cycle_days: 10 },
      { dispute_id: "D1", open_amount: 80, age_days: 29, cycle_days: null },
      { dispute_id: "D2", open_amount: 20, age_days: 25, cycle_days: null },
    ]);
  });

  test("closed after 10, 20 and 30 days: median 20; one open for 51 days moves the aged p90 only", async () => {
    const ledger = `${invoice}
      2024-01-01 dispute D1 I1 1.00 reason=price closed_date=2024-01-11
      2024-01-01 dispute D2 I1 1.00 reason=price closed_date=2024-01-21
      2024-01-01 dispute D3 I1 1.00 reason=price closed_date=2024-01-31
      2024-01-10 dispute D4 I1 1.00 reason=price
      2024-01-10 dispute D5 I1 1.00 reason=freight`;
    const times = `select reason, median_cycle_days as median, p90_age_days as p90, oldest_open_days as oldest,
      missing_reason from measures.dispute_reasons order by reason`;
    expect(await askLedger(ledger, "2024-03-01", times)).toEqual([
      { reason: "(all)", median: 20, p90: 51, oldest: 51, missing_reason: null },
      { reason: "freight", median: null, p90: null, oldest: 51, missing_reason: "fewer than 3 disputes" },
      { reason: "price", median: 20, p90: 51, oldest: 51, missing_reason: null },
    ]);
  });
});

const statusesOf = (customer: string): string =>
  `select promise_id, received_amount as received, status from measures.promises
   where customer_id like '${customer}' order by 1`;

describe("promises", () => {
  const receipts = [
    { amount: "90.00", date: "2024-02-13", status: "kept" },
    { amount: "89.99", date: "2024-02-13", status: "partial" },
    { amount: "90.00", date: "2024-02-14", status: "broken" },
    { amount: "90.00", date: "2024-01-31", status: "broken" },
    { amount: "100.00", date: "2024-02-01", status: "kept" },
  ];
  const promised = receipts.map(
    ({ amount, date }, index) => `
      ${billed(`C${index}`)}
      2024-02-01 promise R${index} C${index} 100.00 promised_date=2024-02-10 invoice_id=I-C${index}
      ${date} payment PC${index} C${index} ${amount} USD invoice_id=I-C${index}`,
  );

  march.given(promised.join("\n"));
  test.each(receipts.map((each, index) => ({ ...each, id: `R${index}`, customer: `C${index}` })))(
    "of 100 promised on 1 February for the 10th, $amount received on $date: $status",
    async ({ id, customer, status }) => {
      expect(await march.ask(statusesOf(customer))).toMatchObject([{ promise_id: id, status }]);
    },
  );

  test("not due on its last day, broken the day after; a credit note keeps no promise", async () => {
    const ledger = `${invoice}
      2024-02-01 promise R1 ACME 100.00 promised_date=2024-02-09
      2024-02-05 credit_note C1 ACME 100.00 USD invoice_id=I1
      2024-01-01 invoice I2 BOLT 100.00 USD due_date=2024-01-31
      2024-02-01 promise R2 BOLT 100.00 promised_date=2024-02-10
      2024-02-05 credit_note C2 BOLT 100.00 USD invoice_id=I2`;
    expect(await askLedger(ledger, "2024-02-13", statusesOf("%"))).toMatchObject([
      { status: "broken" },
      { status: "not_due" },
    ]);
  });

  march.given(`${billed("BOTH")}
    2024-02-01 promise B2 BOTH 60.00 promised_date=2024-02-12
    2024-02-01 promise B1 BOTH 60.00 promised_date=2024-02-10
    2024-02-05 payment PB1 BOTH 60.00 USD
    2024-02-11 payment PB2 BOTH 20.00 USD`);
  test("one receipt keeps the earlier promise, not both", async () => {
    expect(await march.ask(statusesOf("BOTH"))).toEqual([
      { promise_id: "B1", received: 60, status: "kept" },
      { promise_id: "B2", received: 20, status: "partial" },
    ]);
  });

  march.given(`${billed("BY_NAME")}
    2024-02-01 promise N1 BY_NAME 100.00 promised_date=2024-02-10 invoice_id=I-BY_NAME
    2024-02-01 promise N2 BY_NAME 100.00 promised_date=2024-02-10
    2024-02-05 payment PN1 BY_NAME 100.00 USD invoice_id=I-BY_NAME`);
  test("cash on an invoice that was promised by name is not the customer's second promise", async () => {
    expect(await march.ask(statusesOf("BY_NAME"))).toEqual([
      { promise_id: "N1", received: 100, status: "kept" },
      { promise_id: "N2", received: 0, status: "broken" },
    ]);
  });

  test("rates by count and by value; two promises that came due are too few", async () => {
    const ledger = `${invoice}
      2024-02-01 promise R1 ACME 10.00 promised_date=2024-02-02
      2024-02-08 promise R2 ACME 20.00 promised_date=2024-02-09
      2024-02-15 promise R3 ACME 70.00 promised_date=2024-02-16
      2024-02-02 payment P1 ACME 10.00 USD
      2024-02-16 payment P2 ACME 70.00 USD`;
    const rates = `select count_kept, round(kept_rate_by_count, 4) as by_count, kept_rate_by_value as by_value, reason
      from measures.promise_rates where cut = 'all'`;
    expect(await askLedger(ledger, "2024-03-01", rates)).toEqual([
      { count_kept: 2, by_count: 0.6667, by_value: 0.8, reason: null },
    ]);
    expect(await askLedger(ledger, "2024-02-15", rates)).toEqual([
      { count_kept: 1, by_count: null, by_value: null, reason: "fewer than 3 promises have come due" },
    ]);
  });

  const day = (offset: number) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
  const events = fc.record({
    promises: fc.array(fc.tuple(fc.nat(40), fc.nat(20), fc.integer({ min: 1, max: 300 })), {
      minLength: 1,
      maxLength: 9,
    }),
    payments: fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 2, max: 300 })), { maxLength: 9 }),
  });

  test("law: no cash counts twice, and splitting each payment in two changes nothing", async () => {
    /** A customer's promises, and payments cut into parts. */
    const lines = (
      { promises, payments }: { readonly promises: readonly number[][]; readonly payments: readonly number[][] },
      id: string,
      parts: (amount: number) => readonly number[],
    ): readonly string[] => [
      `2024-01-01 invoice I${id} C${id} 100.00 USD due_date=2024-01-31`,
      ...promises.map(
        ([made = 0, after = 0, amount = 0], index) =>
          `${day(made)} promise ${id}-${index} C${id} ${amount}.00 promised_date=${day(made + after)}`,
      ),
      ...payments.flatMap(([on = 0, amount = 0], index) =>
        parts(amount).map((part, place) => `${day(on)} payment P${id}-${index}-${place} C${id} ${part}.00 USD`),
      ),
    ];
    const many = fc.array(events, { minLength: 12, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(many, async (customers) => {
        const ledger = customers.flatMap((each, index) => [
          ...lines(each, `${index}w`, (amount) => [amount]),
          ...lines(each, `${index}s`, (amount) => [1, amount - 1]),
        ]);
        await readLedger(ledger.join("\n"), { asOf: "2024-04-30" }, async (warehouse) => {
          expect(await brokenChecks(warehouse)).toEqual([]);
          const said = await select(warehouse, statusesOf("%"));
          const of = (id: string) =>
            said
              .filter((row) => String(row["promise_id"]).startsWith(`${id}-`))
              .map(({ received, status }) => ({ received: Number(received), status }));
          for (const [index, { payments }] of customers.entries()) {
            expect(of(`${index}s`)).toEqual(of(`${index}w`));
            const kept = of(`${index}w`).reduce((sum, { received }) => sum + received, 0);
            expect(kept).toBeLessThanOrEqual(payments.reduce((sum, [, amount]) => sum + amount, 0));
          }
        });
      }),
      { numRuns: 1, seed: 7, endOnFailure: true },
    );
  });
});

describe("deductions", () => {
  test("a short payment with its reason, a rest of 0.50, and half an invoice that is no deduction", async () => {
    const ledger = `${invoice}
      2024-01-01 invoice I2 ACME 100.00 USD
      2024-01-01 invoice I3 ACME 100.00 USD
      2024-02-01 payment P1 ACME 96.00 USD invoice_id=I1
      2024-02-01 adjust A1 short_pay I1 4.00 reason=freight
      2024-02-01 payment P2 ACME 99.50 USD invoice_id=I2
      2024-02-01 payment P3 ACME 50.00 USD invoice_id=I3`;
    const rows = "select invoice_id, kind, reason, amount, is_open, age_days from measures.deductions order by 1";
    expect(await askLedger(ledger, "2024-02-11", rows)).toEqual([
      { invoice_id: "I1", kind: "short_pay", reason: "freight", amount: 4, is_open: false, age_days: 10 },
      { invoice_id: "I2", kind: "residual", reason: "(none given)", amount: 0.5, is_open: true, age_days: 10 },
    ]);
  });
});

test("deductions of every currency are in the sum that the page prints: 4.00 USD and 10.00 EUR at 1.25", async () => {
  const ledger = `
    2024-01-01 rate EUR 1.25
    2024-01-01 invoice I1 ACME 100.00 USD
    2024-01-01 invoice I2 BOLT 200.00 EUR
    2024-02-01 payment P1 ACME 96.00 USD invoice_id=I1
    2024-02-01 adjust A1 short_pay I1 4.00 reason=freight
    2024-02-01 payment P2 BOLT 190.00 EUR invoice_id=I2
    2024-02-01 adjust A2 short_pay I2 10.00 reason=freight`;
  const rows = "select report_currency, count_deductions, amount from publish.deduction_reasons";
  await withLedger(ledger, { asOf: "2024-02-11", baseCurrency: "USD" }, async (warehouse) => {
    expect(await select(warehouse, rows)).toEqual([{ report_currency: "USD", count_deductions: 2, amount: 16.5 }]);
  });
});

describe("wrongly chaseable", () => {
  march.given(`
    2024-01-01 invoice W1 WRONG 300.00 USD due_date=2024-01-31
    2024-01-01 invoice W2 WRONG 50.00 USD due_date=2024-12-31
    2024-02-01 payment PW1 WRONG 120.00 USD
    2024-01-01 invoice W3 RIGHT 10.00 USD due_date=2024-01-31
    2024-02-01 payment PW2 CREDIT 999.00 USD`);
  test("past due 300, unapplied 120: 180 to chase; another customer's credit helps nobody", async () => {
    const rows = `select customer_id, wrongly_chaseable_amount as wrongly, chaseable_amount as chaseable
      from measures.chaseable where as_of_date = run.as_of() and customer_id in ('WRONG', 'RIGHT', 'CREDIT') order by 1`;
    expect(await march.ask(rows)).toEqual([
      { customer_id: "RIGHT", wrongly: 0, chaseable: 10 },
      { customer_id: "WRONG", wrongly: 120, chaseable: 180 },
    ]);
  });
});

describe("billing lag", () => {
  const rows = `select count_issued, count_invoices as n, lag_days, median_days, round(above_week_rate, 4) as above_week,
    reason from measures.billing_lag where cut = 'all'`;

  test("invoiced 2, 4 and 9 days after delivery, 100, 100 and 200: 6 days", async () => {
    const ledger = `
      2024-01-10 invoice I1 ACME 100.00 USD delivery_date=2024-01-08
      2024-01-10 invoice I2 ACME 100.00 USD delivery_date=2024-01-06
      2024-01-10 invoice I3 ACME 200.00 USD delivery_date=2024-01-01`;
    expect(await askLedger(ledger, "2024-01-31", rows)).toEqual([
      { count_issued: 3, n: 3, lag_days: 6, median_days: 4, above_week: 0.3333, reason: null },
    ]);
  });

  test("no delivery date: no answer, with the reason", async () => {
    expect(await askLedger(invoice, "2024-01-31", rows)).toEqual([
      {
        count_issued: 1,
        n: 0,
        lag_days: null,
        median_days: null,
        above_week: null,
        reason: "the export has no delivery date",
      },
    ]);
  });
});
