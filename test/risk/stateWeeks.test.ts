import { expect, test } from "vitest";
import { writeRunSettings } from "../../pipeline/run/runSettings.ts";
import { buildTable, closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { select, testSettings } from "../support/ledger.ts";

test("of 100 items in dispute whose curves say one in two pays within the week, 50 paid: as fast as their curves, not slower", async () => {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    await writeRunSettings(warehouse, testSettings("."), "2024-12-31");
    await execute(
      warehouse,
      `create table features.items as
         select 'I' || place as item_id, case when place < 50 then date '2024-12-04' end as paid_date from range(0, 100) as places (place);
       create table risk.states as select date '2024-12-01' as origin_date, item_id, 'disputed' as state from features.items;
       create table risk.curves as
         select 'open' as layer, date '2024-12-01' as origin_date, date '2024-12-01' as timing_date, item_id, 1 as customer_key, 1 as cell,
           0 as age_days, -30 as issue_offset, 1.0 as late_rate, 0.0 as paid_by_origin, 0.5 as survival_7, 0.4 as survival_14,
           0.3 as survival_30, 0.2 as survival_60, 0.1 as survival_90, 0.1 as hazard_6
         from features.items;
       create table risk.timing as select 1 as cell, 7 as day_offset, 1.0 as share_by_then;
       create table risk.early_curves as
         select date '2024-12-01' as origin_date, 1 as customer_key, 1 as open_days, 0.0 as early_share`,
    );
    await buildTable(warehouse, "risk.state_weeks");
    expect(
      await select(
        warehouse,
        "select state, payments, cast(round(expected_millionths / 1e6, 3) as double) as expected from risk.state_weeks",
      ),
    ).toEqual([{ state: "disputed", payments: 50, expected: 50 }]);
  } finally {
    closeWarehouse(warehouse);
  }
});
