import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { diff } from "../../pipeline/ask/diff.ts";
import type { Position } from "../../pipeline/ask/positions.ts";
import { execute, literal, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";
import { withFolder } from "../support/folder.ts";
import { withWarehouse } from "../support/withWarehouse.ts";

/** `invoice issued due amount open [closed kind]` a line, or `credit of unapplied`; closed ones have 0 open. */
async function position(warehouse: Warehouse, folder: string, asOf: string, lines: string): Promise<Position> {
  const rows = lines
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const items = rows
    .filter(([first]) => first !== "credit")
    .map(([id, issued, due, amount, open, closed, kind]) => {
      const bucket = `case when date '${due}' >= date '${asOf}' then 'not_due' else '1-30' end`;
      const texts = `'${id}', 1, '', 'ACME', 'EUR', date '${issued}', date '${due}', ${amount}::decimal(18, 4)`;
      return `(${texts}, ${open}::decimal(18, 4), ${bucket}, ${closed === undefined ? "null::date" : `date '${closed}'`}, ${literal(kind ?? null)})`;
    });
  const credits = rows
    .filter(([first]) => first === "credit")
    .map(([, id, day, left]) => `('payment', '${id}', 'ACME', 'EUR', date '${day}', ${left}::decimal(18, 4))`);
  const name =
    "(invoice_id, instalment, receivable_account, customer_id, currency, issue_date, due_date, amount, open_amount, bucket, closed_date, closing_kind)";
  const file = (each: string): string => literal(join(folder, `${each}.parquet`));
  const empty =
    "('', 1, '', '', 'EUR', date '2000-01-01', date '2000-01-01', 0::decimal(18, 4), 0::decimal(18, 4), '', null::date, null)";
  await execute(
    warehouse,
    `create or replace temp table items as select * from (values ${[empty, ...items].join(", ")}) as items ${name} where invoice_id <> '';
    create or replace temp table credits as
    select * from (values ${["('', '', '', '', date '2000-01-01', 0::decimal(18, 4))", ...credits].join(", ")})
      as credits (source_type, source_id, customer_id, currency, credit_date, unapplied_amount) where source_id <> '';
    copy (select * exclude (closed_date, closing_kind) from items where open_amount <> 0) to ${file("open_invoices")};
    copy (select * exclude (open_amount, bucket) from items where open_amount = 0) to ${file("closed_invoices")};
    copy (from credits) to ${file("unapplied")};`,
  );
  return { folder, runId: asOf, asOf };
}

function compared(old: string, now: string) {
  return withFolder((before) =>
    withFolder((after) =>
      withWarehouse(async (warehouse) =>
        diff(await position(warehouse, before, "2026-05-31", old), await position(warehouse, after, "2026-06-30", now)),
      ),
    ),
  );
}

const may = `
  PAID   2026-05-01 2026-06-15 100.00 100.00
  PART   2026-05-01 2026-06-15 100.00 100.00
  CRED   2026-05-01 2026-06-15 40.00 40.00
  LOST   2026-05-01 2026-06-15 30.00 30.00
  GONE   2026-05-01 2026-06-15 25.00 25.00
  EARLY  2026-05-01 2026-06-15 10.00 10.00
  MORE   2026-05-01 2026-06-15 50.00 50.00
  AGED   2026-05-01 2026-06-15 70.00 70.00
  DATED  2026-05-01 2026-06-15 80.00 80.00
  BACK   2026-05-01 2026-06-15 90.00 20.00
  credit P1 2026-05-20 60.00
  credit P2 2026-05-20 5.00`;
const june = `
  PAID   2026-05-01 2026-06-15 100.00 0 2026-06-10 cash
  PART   2026-05-01 2026-06-15 100.00 35.00
  CRED   2026-05-01 2026-06-15 40.00 0 2026-06-10 credit
  LOST   2026-05-01 2026-06-15 30.00 0 2026-06-10 write_off
  EARLY  2026-05-01 2026-06-15 10.00 0 2026-05-30 cash
  MORE   2026-05-01 2026-07-15 55.00 45.00
  AGED   2026-05-01 2026-06-15 70.00 70.00
  DATED  2026-05-01 2026-07-15 80.00 80.00
  BACK   2026-05-01 2026-07-15 90.00 90.00
  NEW    2026-06-05 2026-07-05 200.00 200.00
  LATE   2026-05-30 2026-07-05 15.00 15.00
  credit P1 2026-05-20 10.00
  credit P2 2026-05-20 5.00
  credit P3 2026-06-20 7.00`;

test("every cause with its money; the parts are the difference", async () => {
  const { totals, causes } = await compared(may, june);
  expect(causes.rows.map((row) => row.map(String).join(" "))).toEqual([
    "EUR new 1 200.0000 null",
    "EUR settled 1 -100.0000 null",
    "EUR settled_in_part 2 -75.0000 null",
    "EUR opened_again 1 70.0000 null",
    "EUR credit_used 1 50.0000 null",
    "EUR credited 1 -40.0000 null",
    "EUR written_off 1 -30.0000 null",
    "EUR gone 1 -25.0000 null",
    "EUR opened_late 1 15.0000 null",
    "EUR settled_before 1 -10.0000 null",
    "EUR credit_new 1 -7.0000 null",
    "EUR amount_changed 1 5.0000 null",
    "EUR dated_anew 3 0.0000 215.0000",
    "EUR moved_bucket 2 0.0000 105.0000",
  ]);
  expect(totals).toEqual([
    {
      currency: "EUR",
      old_amount: "460.0000",
      new_amount: "513.0000",
      change_amount: "53.0000",
      parts_amount: "53.0000",
    },
  ]);
});

test("nothing changed: no cause, no difference", async () => {
  const { totals, items } = await compared("I1 2026-05-01 2026-08-01 9.99 9.99", "I1 2026-05-01 2026-08-01 9.99 9.99");
  expect(items.rows).toEqual([]);
  expect(totals[0]?.change_amount).toBe("0.0000");
});

test("whatever changed, the parts add up to the difference to the cent", async () => {
  const cents = fc.integer({ min: 0, max: 99999 });
  const side = fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 1, max: 12 }), amount: cents, open: cents, isLate: fc.boolean() }),
    { selector: ({ id }) => id, maxLength: 10 },
  );
  const money = (each: number): string => (each / 100).toFixed(2);
  const lines = (rows: readonly { id: number; amount: number; open: number; isLate: boolean }[]): string =>
    [
      "credit P0 2026-05-01 1.11",
      ...rows.map(({ id, amount, open, isLate }) =>
        id > 9
          ? `credit P${id} 2026-05-0${id - 9} ${money(open + 1)}`
          : `I${id} 2026-0${isLate ? 6 : 5}-01 2026-06-${isLate ? 29 : 10} ${money(amount)} ${money(open)} 2026-0${isLate ? 6 : 5}-20 cash`,
      ),
    ].join("\n");
  await fc.assert(
    fc.asyncProperty(side, side, async (old, now) => {
      const { totals } = await compared(lines(old), lines(now));
      for (const { change_amount, parts_amount } of totals) expect(parts_amount).toBe(change_amount);
    }),
    { numRuns: 12 },
  );
});
