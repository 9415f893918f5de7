import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildLayer } from "../../pipeline/warehouse/checks.ts";
import { forecastCash } from "../../pipeline/forecast/forecast.ts";
import { scoreRisk } from "../../pipeline/risk/risk.ts";
import { closeWarehouse, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { openLedger, select, withLedger } from "../support/ledger.ts";

const day = (offset: number): string => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);

const steady = Array.from({ length: 200 }, (_, index) => {
  const who = `C${index % 5}`;
  const paid = index + 30 + (index % 5);
  const invoice = `${day(index)} invoice I${index} ${who} 100.00 USD due_date=${day(index + 30)}`;
  return paid > 199 ? invoice : `${invoice}\n${day(paid)} payment P${index} ${who} 100.00 USD invoice_id=I${index}`;
}).join("\n");

const asOf = day(199);

describe("cash forecast", () => {
  let warehouse: Warehouse;

  beforeAll(async () => {
    const opened = await openLedger(steady, { asOf });
    warehouse = opened.warehouse;
    await buildLayer(warehouse, "ledger");
    await scoreRisk(warehouse, opened.settings);
    await forecastCash(warehouse, opened.settings);
  });
  afterAll(() => closeWarehouse(warehouse));

  test("open receivables come in once: contractual weeks sum to what is open, expected ones to no more", async () => {
    const [sums] = await select(
      warehouse,
      `select (select sum(open_amount) from ledger.invoices) as open, sum(contractual_amount) as contractual,
         sum(expected_amount) <= sum(contractual_amount) + 0.13 as is_bounded, sum(expected_amount) > 0.95 * sum(contractual_amount) as is_near
       from forecast.cash where layer = 'open'`,
    );
    expect(sums?.["contractual"]).toBe(sums?.["open"]);
    expect(sums).toMatchObject({ is_bounded: true, is_near: true });
  });

  test("week 1 starts on the day after the as-of date; 13 weeks, two layers, bands around what is expected", async () => {
    const [shape] = await select(
      warehouse,
      `select count(*) as weeks, cast(min(week_start_date) as varchar) as first_week, cast(max(week_start_date) as varchar) as last_week,
         bool_and(p10_amount <= expected_amount and expected_amount <= p90_amount) as is_ordered from forecast.cash`,
    );
    expect(shape).toEqual({ weeks: 26, first_week: day(200), last_week: day(200 + 84), is_ordered: true });
    const [steadyState] = await select(
      warehouse,
      `select sum(expected_amount) as expected from forecast.cash where horizon_week between 7 and 12`,
    );
    expect(Number(steadyState?.["expected"])).toBeGreaterThan(0.85 * 6 * 700);
    expect(Number(steadyState?.["expected"])).toBeLessThan(1.15 * 6 * 700);
  });

  test("past forecasts stand beside what came, and know nothing later", async () => {
    const rows = await select(
      warehouse,
      `select as_of_date, sum(actual_amount) as actual from forecast.backtest where horizon_week = 1 group by all order by all`,
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.every((row) => row["actual"] === 700)).toBe(true);
  });

  test("what is overdue stands in contractual week 1", async () => {
    const ledger = `2024-01-01 invoice I1 ACME 100.00 USD due_date=2024-01-31
      2024-05-01 invoice I2 ACME 50.00 USD due_date=2024-06-20`;
    await withLedger(ledger, { asOf: "2024-06-01" }, async (overdue, settings) => {
      await scoreRisk(overdue, settings);
      await forecastCash(overdue, settings);
      expect(
        await select(
          overdue,
          "select horizon_week, contractual_amount from forecast.cash where layer = 'open' and contractual_amount > 0 order by all",
        ),
      ).toEqual([
        { horizon_week: 1, contractual_amount: 100 },
        { horizon_week: 3, contractual_amount: 50 },
      ]);
    });
  });
});
