import fc from "fast-check";
import { expect, test } from "vitest";
import { askLedger } from "../support/ledger.ts";

const asked = `select month_end_date::varchar as month, days_since, invoiced_amount::double as invoiced, round(paid_rate, 4) as paid
  from measures.pay_cohorts order by month_end_date, days_since`;

test("months before the last 24 have no cohort", async () => {
  const ledger = `
    2022-06-10 invoice I1 ACME 10.00 USD
    2022-06-20 payment P1 ACME 10.00 USD invoice_id=I1
    2022-07-10 invoice I2 ACME 10.00 USD
    2024-05-10 invoice I3 ACME 10.00 USD`;
  const months = (await askLedger(ledger, "2024-06-30", asked)).map((row) => row["month"]);
  expect([...new Set(months)]).toEqual(["2022-07-31", "2024-05-31"]);
});

test("a share is empty until its days have passed since the month's last day", async () => {
  const ledger = `
    2024-01-01 invoice I1 ACME 100.00 USD
    2024-01-16 payment P1 ACME 40.00 USD invoice_id=I1
    2024-01-17 payment P2 ACME 20.00 USD invoice_id=I1`;
  const shares = async (asOf: string): Promise<unknown> =>
    (await askLedger(ledger, asOf, asked)).map((row) => row["paid"]);
  expect(await shares("2024-02-14")).toEqual([null, null, null, null]);
  expect(await shares("2024-02-15")).toEqual([0.4, null, null, null]);
  expect(await shares("2024-04-30")).toEqual([0.4, 0.6, 0.6, 0.6]);
});

test("a credit note pays nothing, and each invoice counts at its own rate", async () => {
  const ledger = `
    2024-01-01 rate EUR 2.00
    2024-01-05 invoice I1 ACME 100.00 EUR
    2024-01-05 invoice I2 ACME 200.00 USD
    2024-01-08 payment P1 ACME 50.00 EUR invoice_id=I1
    2024-01-09 credit_note C1 ACME 200.00 USD invoice_id=I2`;
  expect((await askLedger(ledger, "2024-06-30", asked))[0]).toEqual({
    month: "2024-01-31",
    days_since: 15,
    invoiced: 400,
    paid: 0.25,
  });
});

test("what is paid by a later day is never less", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ day: fc.integer({ min: 2, max: 28 }), amount: fc.integer({ min: 1, max: 90 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      async (payments) => {
        const lines = payments.map(
          ({ day, amount }, place) =>
            `2024-0${1 + (place % 4)}-${String(day).padStart(2, "0")} payment P${place} ACME ${amount}.00 USD invoice_id=I1`,
        );
        const ledger = ["2024-01-01 invoice I1 ACME 200.00 USD", ...lines].join("\n");
        const shares = (await askLedger(ledger, "2024-12-31", asked)).map((row) => Number(row["paid"]));
        expect(shares).toEqual([...shares].sort((one, other) => one - other));
      },
    ),
    { numRuns: 8 },
  );
});
