import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askLedger, casesAsOf } from "../support/ledger.ts";

const asOf = "2024-06-30";

const view = (name: string, cut = "all", value = "") => `
  select count_invoices as n, round(days_to_pay, 2) as days_to_pay, round(terms_days, 2) as terms,
    round(days_late, 2) as days_late, median_days as median, reason
  from measures.days_to_pay_cuts where view = '${name}' and cut = '${cut}' and cut_value = '${value}'`;

/** Situations of a year, each a customer of its own. */
const year = casesAsOf(asOf);
const of = (name: string, customer: string) => view(name, "customer", customer);

/** Three invoices of net 30, paid after 10, 20 and 40 days. */
const three = (customer: string): string => `
  2024-01-01 invoice ${customer}1 ${customer} 100.00 USD due_date=2024-01-31
  2024-01-01 invoice ${customer}2 ${customer} 100.00 USD due_date=2024-01-31
  2024-01-01 invoice ${customer}3 ${customer} 100.00 USD due_date=2024-01-31
  2024-01-11 payment P-${customer}1 ${customer} 100.00 USD invoice_id=${customer}1 method=wire
  2024-01-21 payment P-${customer}2 ${customer} 100.00 USD invoice_id=${customer}2 method=wire
  2024-02-10 payment P-${customer}3 ${customer} 100.00 USD invoice_id=${customer}3 method=card`;

describe("closed only, and with what is past due", () => {
  test("an empty year has no row", async () => {
    expect(await askLedger("2023-01-01 invoice I1 ACME 1.00 USD due_date=2024-12-31", asOf, view("closed"))).toEqual(
      [],
    );
  });

  year.given(
    three("TWO")
      .split("\n")
      .filter((line) => !line.includes("TWO3"))
      .join("\n"),
  );
  test("two invoices are too few, and say so", async () => {
    expect(await year.ask(of("closed", "TWO"))).toEqual([
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

  year.given(three("THREE"));
  test("paid after 10, 20 and 40 days of net 30: 23.33 = 30 − 6.67, median 20", async () => {
    expect(await year.ask(of("closed", "THREE"))).toEqual([
      { n: 3, days_to_pay: 23.33, terms: 30, days_late: -6.67, median: 20, reason: null },
    ]);
  });

  year.given(`${three("PAST")}
    2024-04-21 invoice PAST4 PAST 100.00 USD due_date=2024-05-21`);
  test("100 more open for 70 days: 35 = 30 + 5", async () => {
    expect(await year.ask(of("with_open", "PAST"))).toEqual([
      { n: 4, days_to_pay: 35, terms: 30, days_late: 5, median: 20, reason: null },
    ]);
    expect(await year.ask(of("closed", "PAST"))).toMatchObject([{ n: 3, days_to_pay: 23.33 }]);
  });

  test("and the same of all customers, where there is one", async () => {
    const alone = `${three("ACME")}
      2024-04-21 invoice ACME4 ACME 100.00 USD due_date=2024-05-21`;
    expect(await askLedger(alone, asOf, view("with_open"))).toEqual([
      { n: 4, days_to_pay: 35, terms: 30, days_late: 5, median: 20, reason: null },
    ]);
    expect(await askLedger(alone, asOf, view("closed"))).toEqual([
      { n: 3, days_to_pay: 23.33, terms: 30, days_late: -6.67, median: 20, reason: null },
    ]);
  });

  year.given(`${three("PART")}
    2024-04-01 invoice PART4 PART 100.00 USD due_date=2024-05-01
    2024-04-11 payment P-PART4 PART 40.00 USD invoice_id=PART4
    ${three("SPLIT")}
    2024-04-01 invoice SPLIT4 SPLIT 100.00 USD due_date=2024-05-01
    2024-04-11 payment P-SPLIT4 SPLIT 15.00 USD invoice_id=SPLIT4
    2024-04-11 payment P-SPLIT5 SPLIT 25.00 USD invoice_id=SPLIT4`);
  test("an invoice that is part paid and past due is one invoice, whatever number of payments made the part", async () => {
    expect(await year.ask(of("with_open", "PART"))).toMatchObject([{ n: 4 }]);
    expect(await year.ask(of("with_open", "SPLIT"))).toEqual(await year.ask(of("with_open", "PART")));
  });

  year.given(`${three("TODAY")}
    2024-06-01 invoice TODAY4 TODAY 100.00 USD due_date=2024-06-30
    2024-06-11 payment P-TODAY4 TODAY 50.00 USD invoice_id=TODAY4
    2024-06-21 payment P-TODAY5 TODAY 40.00 USD invoice_id=TODAY4`);
  test("n counts invoices: a part payment adds money, not an invoice; due today is not past due", async () => {
    expect(await year.ask(of("closed", "TODAY"))).toMatchObject([{ n: 4, median: 20 }]);
    expect(await year.ask(of("with_open", "TODAY"))).toMatchObject([{ n: 4, median: 20 }]);
  });

  year.given(
    Array.from({ length: 10 }, (_, index) => {
      const paid = index < 5 ? "2024-02-10" : `2024-02-2${index}`;
      return `2024-01-01 invoice T${index} TEN 1.00 USD\n${paid} payment Q${index} TEN 1.00 USD invoice_id=T${index}`;
    }).join("\n"),
  );
  test("the trend of ten", async () => {
    const trend =
      "select trend_days from measures.days_to_pay_cuts where view = 'closed' and cut = 'customer' and cut_value = 'TEN'";
    expect(await year.ask(trend)).toEqual([{ trend_days: 17 }]);
  });

  test("late by count and by value; by method", async () => {
    const rates = `select cut_value, round(late_rate_by_count, 4) as by_count, round(late_rate_by_value, 4) as by_value
      from measures.days_to_pay_cuts where view = 'closed' and cut in ('all', 'method') order by 1`;
    expect(await askLedger(three("ACME"), asOf, rates)).toEqual([
      { cut_value: "", by_count: 0.3333, by_value: 0.3333 },
      { cut_value: "card", by_count: null, by_value: null },
      { cut_value: "wire", by_count: null, by_value: null },
    ]);
  });
});

const curve = `select count_invoices as n, median_days, p90_days, reason from measures.days_to_pay_cuts
  where view = 'kaplan_meier'`;
const curveOf = (customer: string) => `${curve} and cut = 'customer' and cut_value = '${customer}'`;

describe("Kaplan–Meier", () => {
  const paid = (days: number, customer: string) => {
    const issued = new Date(Date.UTC(2024, 0, 1)).toISOString().slice(0, 10);
    const closed = new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
    const id = `${customer}-${days}`;
    return `${issued} invoice ${id} ${customer} 10.00 USD\n${closed} payment P-${id} ${customer} 10.00 USD invoice_id=${id}`;
  };

  const six = `${[10, 20, 40, 50].map((days) => paid(days, "CURVE")).join("\n")}
    2024-05-31 invoice CURVE-30 CURVE 10.00 USD
    2024-05-01 invoice CURVE-60 CURVE 10.00 USD`;
  year.given(six);
  test("paid after 10, 20, 40, 50 days, open after 30 and 60: S = 5/6, 4/6, 4/9, 2/9; median 40", async () => {
    const median = [{ n: 6, median_days: 40, p90_days: null, reason: null }];
    expect(await year.ask(curveOf("CURVE"))).toEqual(median);
    expect(await askLedger(six, asOf, `${curve} and cut = 'all'`)).toEqual(median);
  });

  year.given(`${paid(10, "CREDITED")}
    2024-01-01 invoice K1 CREDITED 10.00 USD
    2024-01-02 credit_note C1 CREDITED 10.00 USD invoice_id=K1
    2024-01-01 invoice K2 CREDITED 10.00 USD
    2024-01-01 invoice K3 CREDITED 10.00 USD`);
  test("a credit note is no payment; a curve that stays above a half says so", async () => {
    expect(await year.ask(curveOf("CREDITED"))).toEqual([
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
            each.map((days, index) =>
              paid(days, `C${customer}`).replaceAll(`C${customer}-${days}`, `C${customer}-${days}-${index}`),
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
