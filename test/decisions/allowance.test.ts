import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askDecisions, decideFrom } from "../support/decisions.ts";

const asOf = "2024-01-31";

/** A year in which 40 of 100 were written off; then 500 of ACME and 300 of BOLT are open. */
const ledger = `
  2023-01-05 invoice I1 ACME 100.00 USD due_date=2023-02-04
  2023-05-20 adjust A1 write_off I1 40.00
  2023-05-20 payment P1 ACME 60.00 USD invoice_id=I1
  2024-01-10 invoice I2 ACME 500.00 USD due_date=2024-02-09
  2024-01-10 invoice I3 BOLT 300.00 USD due_date=2024-02-09
  2024-01-10 invoice I4 DOVE 80.00 USD due_date=2024-01-20`;
const customers = [{ customer_id: "BOLT", insured_limit: "100.00" }];
const allowance = {
  recoveryRate: 0.5,
  forwardFactor: 1,
  overlayAmount: 25,
  individualLossRates: { DOVE: 0.5 },
  sensitivity: { lossRate: 0.1, forwardFactor: 0.2, recovery: 0.6 },
};

describe("sensitivity", () => {
  test("by hand: 700 at 40 % less half recovered are 140; individual 40 and overlay 25 stand in every case", async () => {
    // Loss rates x 1.1 and x 0.9; outlook 1.2 and 0.8; recovery at most all and at least none: 0 and 280.
    expect(
      await askDecisions(
        ledger,
        { asOf, customers, settings: { allowance } },
        `select sensitivity, matrix_amount, apart_amount, allowance_amount, change_amount
         from decisions.allowance_sensitivity order by place`,
      ),
    ).toEqual(
      [
        ["as provided", 140],
        ["loss rates higher", 154],
        ["loss rates lower", 126],
        ["outlook worse", 168],
        ["outlook better", 112],
        ["recovery lower", 280],
        ["recovery higher", 0],
      ].map(([sensitivity, amount]) => ({
        sensitivity,
        matrix_amount: amount,
        apart_amount: 65,
        allowance_amount: Number(amount) + 65,
        change_amount: Number(amount) - 140,
      })),
    );
  });

  test("less than a year of history: no rates, so nothing to vary", async () => {
    const short = "2024-01-10 invoice I2 ACME 500.00 USD due_date=2024-02-09";
    expect(await askDecisions(short, { asOf }, "from decisions.allowance_sensitivity")).toEqual([]);
  });
});

test("individually assessed and insured customers are named with what is outside the matrix", async () => {
  expect(
    await askDecisions(
      ledger,
      { asOf, customers, settings: { allowance } },
      `select customer_id, part, open_amount, apart_amount, loss_rate, allowance_amount
       from decisions.assessed_customers order by customer_id`,
    ),
  ).toEqual([
    { customer_id: "BOLT", part: "insured", open_amount: 300, apart_amount: 100, loss_rate: null, allowance_amount: 0 },
    {
      customer_id: "DOVE",
      part: "individual",
      open_amount: 80,
      apart_amount: 80,
      loss_rate: 0.5,
      allowance_amount: 40,
    },
  ]);
});

test("since the last run: what balances did at its rates, and what new rates do to today's balances", async () => {
  // Then 400 at 10 % and an overlay of 40. Now 700 at 20 %: 300 more at 10 % are 30, 10 % more on 700 are 70.
  const model = `insert into ledger.known_allowance values
    (date '2023-12-31', 'USD', 'matrix', 'not_due', 400, 0.1, 40), (date '2023-12-31', 'USD', 'overlay', '', 0, null, 40)`;
  const sql = `select part, bucket, cast(previous_date as varchar) as previous_date, previous_allowance_amount, allowance_amount,
      exposure_change_amount, rate_change_amount
    from decisions.allowance_since where allowance_amount <> 0 or previous_allowance_amount <> 0 order by part`;
  const previous_date = "2023-12-31";
  expect(await askDecisions(ledger, { asOf, customers, model, settings: { allowance } }, sql)).toEqual([
    {
      part: "individual",
      bucket: "1-30",
      previous_date,
      previous_allowance_amount: 0,
      allowance_amount: 40,
      exposure_change_amount: 40,
      rate_change_amount: 0,
    },
    {
      part: "matrix",
      bucket: "not_due",
      previous_date,
      previous_allowance_amount: 40,
      allowance_amount: 140,
      exposure_change_amount: 30,
      rate_change_amount: 70,
    },
    {
      part: "overlay",
      bucket: "",
      previous_date,
      previous_allowance_amount: 40,
      allowance_amount: 25,
      exposure_change_amount: -15,
      rate_change_amount: 0,
    },
  ]);
  expect(await askDecisions(ledger, { asOf }, "from decisions.allowance_since")).toEqual([]);
});

test("law: Σ allowance by bucket = total, no loss rate leaves 0 to 1, and worse rates never provide less", async () => {
  const stage = fc.record({
    left: fc.integer({ min: 0, max: 1_000_000 }),
    onward: fc.double({ min: 0, max: 1, noNaN: true }),
    open: fc.integer({ min: 0, max: 100_000_000 }),
  });
  const settings = fc.record({
    recoveryRate: fc.double({ min: 0, max: 1, noNaN: true }),
    forwardFactor: fc.double({ min: 0, max: 3, noNaN: true }),
  });
  const at = "date '2024-12-31' as as_of_date, 'USD' as report_currency";
  await fc.assert(
    fc.asyncProperty(fc.array(stage, { minLength: 6, maxLength: 6 }), settings, async (stages, given) => {
      const cells = stages.flatMap(({ left, onward }, index) => [
        `(${index}, ${index === 5 ? 102 : index + 1}, ${Math.floor(left * onward)}::decimal(18, 4))`,
        `(${index}, 100, ${left - Math.floor(left * onward)})`,
      ]);
      const open = stages.map((each, index) => `(${index}, 'b${index}', ${each.open / 100}::decimal(18, 4))`);
      const rows = await decideFrom(
        {
          "measures.buckets": `select bucket_index, bucket from (values ${open.join(", ")}) as t (bucket_index, bucket, amount)`,
          "measures.roll_cells": `select ${at}, 'cohort_12m' as version, 12 as count_months, *
            from (values ${cells.join(", ")}) as t (from_index, to_index, amount)`,
          "measures.aging": `select ${at}, 'due' as basis, bucket, amount as open_amount, amount as open_report_amount
            from (values ${open.join(", ")}) as t (bucket_index, bucket, amount)`,
          "measures.assessed_amounts": `select ${at}, 'insured' as part, 0 as bucket_index, 0::decimal(18, 4) as balance_amount,
            0::decimal(18, 4) as allowance_amount where false`,
          "ledger.calendar": "select date '2024-12-31' as as_of_date, date '2024-11-30' as previous_date",
          "ledger.currencies": "select 'USD' as base_currency",
        },
        ["measures.loss_rates", "measures.allowance", "decisions.allowance_sensitivity"],
        `select (select sum(allowance_amount) from measures.allowance) as by_bucket,
           (select sum(round(balance_amount::double * loss_rate, 2)::decimal(18, 4)) from measures.allowance where part = 'matrix') as again,
           (select min(loss_rate) from measures.allowance) as least, (select max(loss_rate) from measures.allowance) as most,
           list(allowance_amount::double order by place)::varchar as cases from decisions.allowance_sensitivity`,
        { allowance: { ...allowance, ...given, overlayAmount: 0, individualLossRates: {} } },
      );
      const [row] = rows;
      const [stated = 0, higher = 0, lower = 0, worse = 0, better = 0, less = 0, more = 0]: readonly number[] =
        JSON.parse(String(row?.["cases"]));
      expect(row?.["by_bucket"]).toBe(stated);
      expect(row?.["again"]).toBe(stated);
      expect(Number(row?.["least"])).toBeGreaterThanOrEqual(0);
      expect(Number(row?.["most"])).toBeLessThanOrEqual(1);
      expect([
        lower <= stated,
        stated <= higher,
        better <= stated,
        stated <= worse,
        more <= stated,
        stated <= less,
      ]).toEqual(Array.from({ length: 6 }, () => true));
    }),
    { numRuns: 8, seed: 20241231, endOnFailure: true },
  );
});
