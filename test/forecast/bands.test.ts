import { expect, test } from "vitest";
import { writeRunSettings } from "../../pipeline/run/runSettings.ts";
import { buildTable, closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { select, testSettings } from "../support/ledger.ts";

/** What the forecast says of 500.00 open, of which much is expected, beside new business of `expected` a week. */
async function bandsBeside(expected: number) {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    await writeRunSettings(warehouse, testSettings("."), "2024-12-31");
    await execute(
      warehouse,
      `create table ledger.invoices as select 'EUR' as report_currency;
       create table forecast.receivables as
         select 'EUR' as report_currency, 'open' as layer, date '2024-12-31' as origin_date, 500.00::decimal(18, 2) as amount
         union all select 'EUR', 'new', date '2024-12-31', 9999.00;
       create table forecast.weeks as
         select date '2024-12-31' as origin_date, layer, 'EUR' as report_currency, span, horizon_week, amount as contractual_amount,
           amount::decimal(18, 4) as expected_amount, (case layer when 'open' then 90000.00 else 0 end)::decimal(38, 2) as variance
         from (values ('open', 400.00), ('new', ${expected.toFixed(2)})) as layers (layer, amount),
           (values ('week'), ('to_date')) as spans (span), (select unnest(range(1, 14))::integer as horizon_week);
       create table forecast.band_multipliers as
         select date '2024-12-31' as origin_date, 'EUR' as report_currency, layer, span, horizon_week, -1.28 as low, 1.28 as high
         from (values ('open'), ('new'), ('all')) as layers (layer), (values ('week'), ('to_date')) as spans (span),
           (select unnest(range(1, 14))::integer as horizon_week);`,
    );
    for (const table of ["open_receivables", "cash", "outlook"]) await buildTable(warehouse, `forecast.${table}`);
    await buildTable(warehouse, "publish.cash_bands");
    return await select(
      warehouse,
      `select layer as band, max(p90_amount) as most from forecast.cash group by layer
       union all select 'weeks', max(p90_amount) from publish.cash_bands
       union all select 'until then', max(p90_amount) from forecast.outlook order by band`,
    );
  } finally {
    closeWarehouse(warehouse);
  }
}

test("no upper bound of a week or of all of them passes what is open: 500, where 400 + 1.28 × 300 would", async () =>
  expect(await bandsBeside(0)).toEqual([
    { band: "new", most: 0 },
    { band: "open", most: 500 },
    { band: "until then", most: 500 },
    { band: "weeks", most: 500 },
  ]));

test("and none of both layers together passes it and the new business's own bound: 500 + 50", async () =>
  expect(await bandsBeside(50)).toEqual([
    { band: "new", most: 50 },
    { band: "open", most: 500 },
    { band: "until then", most: 550 },
    { band: "weeks", most: 550 },
  ]));
