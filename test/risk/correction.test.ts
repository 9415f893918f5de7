import { expect, test } from "vitest";
import { findCorrection } from "../../pipeline/risk/correction.ts";
import { closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";

/**
 * The correction from 2024-07-01 on, after so many forecasts of two to one, half of them late and half not late, of which four in five
 * came as foreseen: their odds should have been four to one. Of what is still within its terms, only the punctual are known.
 */
async function correctionAfter(count: number, made: readonly { cutoff: string; correction: number }[] = []) {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    await execute(
      warehouse,
      `create table risk.past_predictions as
         select 'I' || place as item_id, 'issue' as layer, ln(2) * (case when place % 2 = 0 then 1 else -1 end) as late_score
         from range(0, ${count + 500}) as places (place);
       create table features.items as
         select 'I' || place as item_id, date '2024-03-01' as issue_date,
           case when place < ${count} then date '2024-04-01' else date '2024-08-01' end as last_good_date,
           case when place >= ${count} then 0 when place // 2 % 5 = 0 then place % 2 else 1 - place % 2 end as is_late
         from range(0, ${count + 500}) as places (place)`,
    );
    return await findCorrection(warehouse, "2024-07-01", made);
  } finally {
    closeWarehouse(warehouse);
  }
}

test("1,000 forecasts of two to one that came as four to one double the log-odds of the next; fewer correct nothing", async () => {
  expect(await correctionAfter(1000)).toBeCloseTo(2, 1);
  expect(await correctionAfter(990)).toBe(1);
});

test("forecasts that were doubled already ask for four times what they would have been", async () =>
  expect(await correctionAfter(1000, [{ cutoff: "2024-01-01", correction: 2 }])).toBeCloseTo(4, 1));
