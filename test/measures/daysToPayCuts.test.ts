import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

const asOf = "2024-06-30";

const view = (name: string, cut = "all", value = "") => `
  select count_invoices as n, round(days_to_pay, 2) as days_to_pay, round(terms_days, 2) as terms,
    round(days_late, 2) as days_late, median_days as median, reason
  from measures.days_to_pay_cuts where view = '${name}' and cut = '${cut}' and cut_value = '${value}'`;

const three = `
  2024-01-01 invoice I1 ACME 100.00 USD due_date=2024-01-31
  2024-01-01 invoice I2 ACME 100.00 USD due_date=2024-01-31
  2024-01-01 invoice I3 ACME 100.00 USD due_date=2024-01-31
  2024-01-11 payment P1 ACME 100.00 USD invoice_id=I1 method=wire
  2024-01-21 payment P2 ACME 100.00 USD invoice_id=I2 method=wire
  2024-02-10 payment P3 ACME 100.00 USD invoice_id=I3 method=card`;

describe("closed only, and with what is past due", () => {
  test("an empty year has no row", async () => {
    expect(await askLedger("2023-01-01 invoice I1 ACME 1.00 USD due_date=2024-12-31", asOf, view("closed"))).toEqual(
      [],
    );
  });

  test("two invoices are too few, and say so", async () => {
    const ledger = three
      .split("\n")
      .filter((line) => !line.includes("I3"))
      .join("\n");
    expect(await askLedger(ledger, asOf, view("closed"))).toEqual([
      {
        n: 2,
        days_to_pay: null,
        terms: null,
        days_late: null,
        median: null,
        reason: "fewer than 3 invoices paid in 12 months",
      },
    ]);
  });

  test("paid after 10, 20 and 40 days of net 30: 23.33 = 30 − 6.67, median 20", async () => {
    expect(await askLedger(three, asOf, view("closed"))).toEqual([
      { n: 3, days_to_pay: 23.33, terms: 30, days_late: -6.67, median: 20, reason: null },
    ]);
  });

  test("100 more open for 70 days: 35 = 30 + 5", async () => {
    const ledger = `${three}
      2024-04-21 invoice I4 ACME 100.00 USD due_date=2024-05-21`;
    expect(await askLedger(ledger, asOf, view("with_open"))).toEqual([
      { n: 4, days_to_pay: 35, terms: 30, days_late: 5, median: 20, reason: null },
    ]);
    expect(await askLedger(ledger, asOf, view("closed"))).toMatchObject([{ n: 3, days_to_pay: 23.33 }]);
  });

  test("an invoice that is part paid and past due is one invoice, whatever number of payments made the part", async () => {
    const ledger = `${three}
      2024-04-01 invoice I4 ACME 100.00 USD due_date=2024-05-01
      2024-04-11 payment P4 ACME 40.00 USD invoice_id=I4`;
    const split = ledger.replace("payment P4 ACME 40.00", "payment P4 ACME 15.00").concat(`
      2024-04-11 payment P5 ACME 25.00 USD invoice_id=I4`);
    expect(await askLedger(ledger, asOf, view("with_open"))).toMatchObject([{ n: 4 }]);
    expect(await askLedger(split, asOf, view("with_open"))).toEqual(await askLedger(ledger, asOf, view("with_open")));
  });

  test("n counts invoices: a part payment adds money, not an invoice; due today is not past due", async () => {
    const ledger = `${three}
      2024-06-01 invoice I4 ACME 100.00 USD due_date=2024-06-30
      2024-06-11 payment P4 ACME 50.00 USD invoice_id=I4
      2024-06-21 payment P5 ACME 40.00 USD invoice_id=I4`;
    expect(await askLedger(ledger, asOf, view("closed"))).toMatchObject([{ n: 4, median: 20 }]);
    expect(await askLedger(ledger, asOf, view("with_open"))).toMatchObject([{ n: 4, median: 20 }]);
  });

  test("late by count and by value; by method; the trend of ten", async () => {
    const rates = `select cut_value, round(late_rate_by_count, 4) as by_count, round(late_rate_by_value, 4) as by_value
      from measures.days_to_pay_cuts where view = 'closed' and cut in ('all', 'method') order by 1`;
    expect(await askLedger(three, asOf, rates)).toEqual([
      { cut_value: "", by_count: 0.3333, by_value: 0.3333 },
      { cut_value: "card", by_count: null, by_value: null },
      { cut_value: "wire", by_count: null, by_value: null },
    ]);
    const ten = Array.from({ length: 10 }, (_, index) => {
      const paid = index < 5 ? "2024-02-10" : `2024-02-2${index}`;
      return `2024-01-01 invoice T${index} ACME 1.00 USD\n${paid} payment Q${index} ACME 1.00 USD invoice_id=T${index}`;
    }).join("\n");
    const trend = "select trend_days from measures.days_to_pay_cuts where view = 'closed' and cut = 'customer'";
    expect(await askLedger(ten, asOf, trend)).toEqual([{ trend_days: 17 }]);
  });
});

const curve =
  "select count_invoices as n, median_days, p90_days, reason from measures.days_to_pay_cuts where view = 'kaplan_meier' and cut = 'all'";

describe("Kaplan–Meier", () => {
  const paid = (days: number) => {
    const issued = new Date(Date.UTC(2024, 0, 1)).toISOString().slice(0, 10);
    const closed = new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
    return `${issued} invoice I${days} ACME 10.00 USD\n${closed} payment P${days} ACME 10.00 USD invoice_id=I${days}`;
  };

  test("paid after 10, 20, 40, 50 days, open after 30 and 60: S = 5/6, 4/6, 4/9, 2/9; median 40", async () => {
    const ledger = `${[10, 20, 40, 50].map(paid).join("\n")}
      2024-05-31 invoice I30 ACME 10.00 USD
      2024-05-01 invoice I60 ACME 10.00 USD`;
    expect(await askLedger(ledger, asOf, curve)).toEqual([{ n: 6, median_days: 40, p90_days: null, reason: null }]);
  });

  test("a credit note is no payment; a curve that stays above a half says so", async () => {
    const ledger = `${paid(10)}
      2024-01-01 invoice I1 ACME 10.00 USD
      2024-01-02 credit_note C1 ACME 10.00 USD invoice_id=I1
      2024-01-01 invoice I2 ACME 10.00 USD
      2024-01-01 invoice I3 ACME 10.00 USD`;
    expect(await askLedger(ledger, asOf, curve)).toEqual([
      { n: 4, median_days: null, p90_days: null, reason: "fewer than half are paid by the longest time seen" },
    ]);
  });

  test("law: without censoring the median and p90 are those of the sample", async () => {
    const days = fc.array(fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 3, maxLength: 12 }), {
      minLength: 30,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(days, async (customers) => {
        const ledger = customers
          .flatMap((each, customer) =>
            each.map((day, index) =>
              paid(day)
                .replaceAll(/([IP])\d+/g, `$1${customer}-${index}`)
                .replaceAll("ACME", `C${customer}`),
            ),
          )
          .join("\n");
        const differing = `select * from measures.pay_curves as curves join measures.pay_sums as sums
          using (report_currency, cut, cut_value) where sums.view = 'closed'
          and (curves.median_days <> sums.median_days or curves.p90_days <> sums.p90_days)`;
        expect(await askLedger(ledger, asOf, differing)).toEqual([]);
      }),
      { numRuns: 1, seed: 4, endOnFailure: true },
    );
  });
});
