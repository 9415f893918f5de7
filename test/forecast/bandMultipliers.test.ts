import { expect, test } from "vitest";
import { buildTable, closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { select } from "../support/ledger.ts";

/** How far the band of week 3 reaches after so many weeks in which forecasts were off by so many standard deviations. */
async function reachAfter(weeks: number, deviation: number) {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    await execute(
      warehouse,
      `create table ledger.invoices as select 'EUR' as report_currency;
       create table features.origins as select date '2024-12-31' as origin_date;
       create table forecast.past_weeks as
         select date '2024-12-31' - cast(7 * (back + 3) as integer) as origin_date, 'EUR' as report_currency, 'all' as layer, 'week' as span,
           3 as horizon_week, 100.00 as expected_amount, 25.00 as variance, 100.00 + 5 * ${deviation} as actual_amount
         from range(0, ${weeks}) as weeks (back)`,
    );
    await buildTable(warehouse, "forecast.band_multipliers");
    const [row] = await select(
      warehouse,
      "select n, round(low, 3) as low, round(high, 3) as high from forecast.band_multipliers where layer = 'all' and span = 'week' and horizon_week = 3",
    );
    return row;
  } finally {
    closeWarehouse(warehouse);
  }
}

test("before any forecast is over a band reaches as far as four in five of ten usual weeks: 1.3 standard deviations", async () =>
  expect(await reachAfter(0, 0)).toEqual({ n: 0, low: -1.295, high: 1.295 }));

test("after 13 weeks off by 3 it reaches 3; after 13 that were exact it is narrower than at first", async () => {
  expect(await reachAfter(13, 3)).toEqual({ n: 13, low: -3, high: 3 });
  expect(Number((await reachAfter(13, 0))?.["high"])).toBeLessThan(1.2);
});

test("a shock shows within weeks: three weeks off by 4 already reach beyond 1.9", async () =>
  expect(Number((await reachAfter(3, 4))?.["high"])).toBeGreaterThan(1.9));

test("what is older than 13 weeks no longer counts", async () =>
  expect(await reachAfter(30, 1)).toEqual(await reachAfter(13, 1)));
