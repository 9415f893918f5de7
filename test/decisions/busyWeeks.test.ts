import { expect, test } from "vitest";
import { askDecisions } from "../support/decisions.ts";

const asOf = "2024-12-31";
const customers = [
  { customer_id: "ACME", sales_rep: "Sam" },
  { customer_id: "BOLT", sales_rep: "Sue" },
];

test("the coming weeks have what the worklist has ready, the steps still to come and the disputes to be settled", async () => {
  const ledger = `
    2024-12-09 invoice A1 ACME 400.00 USD due_date=2025-01-08
    2024-11-20 invoice B1 BOLT 400.00 USD due_date=2024-12-20
    2024-12-20 dispute D1 A1 100.00 reason=price owner=Ann
    2024-12-05 contact K1 BOLT call`;
  const sql = `select week, owner, work, expected_count, work_hours, usual_count from decisions.busy_weeks
    where owner <> '' and work <> '' order by week, owner, work`;
  const rows = await askDecisions(ledger, { asOf, customers }, sql);
  const told = rows.map((row) =>
    ["week", "owner", "work", "expected_count", "work_hours", "usual_count"].map((name) => String(row[name])).join(" "),
  );
  // Without a model an item is still unpaid at one chance in two. B1 is reminded now (5 minutes), and comes to the call on 14 January.
  // A1 comes to its first reminder on 11 January and to the firm one on the 23rd. D1 is to be settled by 19 January; a new one comes in 52 weeks.
  expect(told).toEqual([
    "1 Ann dispute 0.0192 0.0048 0.0769",
    "1 Sue reminder 1 0.0833 0",
    "2 Ann dispute 0.0192 0.0048 0.0769",
    "2 Sam reminder 0.5 0.0417 0",
    "2 Sue call 0.5 0.1667 0.0769",
    "3 Ann dispute 1.0192 0.2548 0.0769",
    "4 Ann dispute 0.0192 0.0048 0.0769",
    "4 Sam reminder 0.5 0.0833 0",
  ]);
  const all = `select week, expected_count, capacity_hours from decisions.busy_weeks where owner = '' and work = '' order by 1`;
  expect(await askDecisions(ledger, { asOf, customers, policy: { dunning: { dailyHours: 2 } } }, all)).toMatchObject([
    { week: 1, expected_count: 1.0192, capacity_hours: 8 },
    { week: 2, expected_count: 1.0192, capacity_hours: 10 },
    { week: 3, expected_count: 1.0192 },
    { week: 4, expected_count: 0.5192, capacity_hours: 10 },
  ]);
});

test("nothing open brings no week any work", async () => {
  const ledger = `
    2024-09-01 invoice A1 ACME 400.00 USD due_date=2024-10-01
    2024-10-01 payment P1 ACME 400.00 USD invoice_id=A1`;
  expect(await askDecisions(ledger, { asOf }, "select * from decisions.busy_weeks")).toEqual([]);
});
