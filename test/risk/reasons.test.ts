import { expect, test } from "vitest";
import { closeWarehouse, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { select } from "../support/ledger.ts";

test("a due day is told as it is, and as what it counts where a holiday makes it another", async () => {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    // 14 October 2019 is Columbus Day, a Monday.
    const rows = await select(
      warehouse,
      `select due_day(date '2019-10-11', 5, false) as friday, due_day(date '2019-10-13', 6, false) as eve,
         due_day(date '2019-10-14', 7, true) as holiday`,
    );
    expect(rows).toEqual([
      {
        friday: "due on Friday 11 Oct",
        eve: "due on Sunday 13 Oct, before a holiday, as a Saturday",
        holiday: "due on Monday 14 Oct, a holiday, as a Sunday",
      },
    ]);
  } finally {
    closeWarehouse(warehouse);
  }
});
