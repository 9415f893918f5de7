import { expect, test } from "vitest";
import { writeRunSettings } from "../../pipeline/run/runSettings.ts";
import { buildTable, closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { select, testSettings } from "../support/ledger.ts";

/**
 * Between which shares of a curve four in five are said to be paid on 2024-12-31, after so many invoices whose days of payment lay at
 * `rank` of their curves, paid on `paid`.
 */
async function levelsAfter(count: number, { rank, paid = "2024-10-01" }: { rank: string; paid?: string }) {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    await writeRunSettings(warehouse, testSettings("."), "2025-06-30");
    await execute(
      warehouse,
      `create table features.origins as select date '2024-12-31' as origin_date;
       create table features.prediction_points as
         select 'I' || place as item_id, 'open' as layer, date '2024-09-01' as origin_date, date '2024-08-30' as issue_date, date '2024-09-30' as due_date
         from range(0, ${count}) as places (place);
       create table risk.paid_ranks as
         select 'I' || place as item_id, date '2024-09-01' as origin_date, date '${paid}' as paid_date, ${rank} as paid_rank
         from range(0, ${count}) as places (place)`,
    );
    await buildTable(warehouse, "risk.interval_levels");
    return await select(
      warehouse,
      "select round(low_level, 2) as low, round(high_level, 2) as high from risk.interval_levels",
    );
  } finally {
    closeWarehouse(warehouse);
  }
}

test("payments spread evenly over their curves: 10 and 90 %", async () =>
  expect(await levelsAfter(200, { rank: "(place + 0.5) / 200" })).toEqual([{ low: 0.1, high: 0.9 }]));

test("curves too wide by half: one in ten came before their 15 %, one in ten after their 85 %", async () =>
  expect(await levelsAfter(200, { rank: "0.0625 + 0.875 * (place + 0.5) / 200" })).toEqual([
    { low: 0.15, high: 0.85 },
  ]));

test("never closer together than 20 and 80 %, however alike the payments", async () =>
  expect(await levelsAfter(200, { rank: "0.5" })).toEqual([{ low: 0.2, high: 0.8 }]));

test("fewer than 100 say nothing", async () =>
  expect(await levelsAfter(99, { rank: "0.5" })).toEqual([{ low: 0.1, high: 0.9 }]));

test("what is paid only after the day counts as late then, but no interval reaches beyond 92 %", async () =>
  expect(await levelsAfter(200, { rank: "0.5", paid: "2025-02-01" })).toEqual([{ low: 0.2, high: 0.92 }]));
