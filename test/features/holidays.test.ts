import { expect, test } from "vitest";
import { buildHistories, buildItems } from "../../pipeline/features/features.ts";
import { parseLedger, select, withLedger } from "../support/ledger.ts";

/** Christmas 2024 falls on a Wednesday and Thursday in Germany, on the Wednesday alone in France. */
const tables = {
  ...parseLedger(`
    2024-11-25 invoice D1 BERLIN 100.00 EUR due_date=2024-12-25
    2024-11-25 invoice D2 BERLIN 100.00 EUR due_date=2024-12-26
    2024-11-25 invoice D3 BERLIN 100.00 EUR due_date=2024-12-27
    2024-11-25 invoice D4 BERLIN 100.00 EUR due_date=2024-12-30
    2024-11-25 invoice F1 PARIS 100.00 EUR due_date=2024-12-26
    2024-11-25 invoice F2 PARIS 100.00 EUR due_date=2024-12-27
    2024-10-01 invoice N1 PARIS 100.00 EUR due_date=2025-01-02`),
  customers: [
    { customer_id: "BERLIN", country: "DE" },
    { customer_id: "PARIS", country: "fr" },
  ],
  holidays: [
    { holiday_date: "2024-12-25", country: "DE" },
    { holiday_date: "2024-12-26", country: "DE" },
    { holiday_date: "2024-12-25", country: "FR" },
    { holiday_date: "2025-01-01", country: "" },
  ],
};

const flags = (given: typeof tables | Omit<typeof tables, "holidays">) =>
  withLedger(given, { asOf: "2025-01-31" }, async (warehouse) => {
    await buildItems(warehouse);
    await buildHistories(warehouse, ["2025-01-31"]);
    return select(
      warehouse,
      "select item_id, is_due_holiday, is_due_after_holiday from features.inputs where layer = 'issue' order by item_id",
    );
  });

test("a due date on a holiday of the customer's country, and the first working day after one, are known as such", async () => {
  const found = (await flags(tables)).map((row) => [
    row["item_id"],
    row["is_due_holiday"],
    row["is_due_after_holiday"],
  ]);
  expect(found).toEqual([
    ["D1", 1, 0],
    ["D2", 1, 0],
    ["D3", 0, 1],
    ["D4", 0, 0],
    ["F1", 0, 1],
    ["F2", 0, 0],
    ["N1", 0, 1],
  ]);
});

test("a holiday counts as a Sunday where the next day is a working day, else as a Saturday, and so does the eve of one", async () => {
  const weekdays = await withLedger(tables, { asOf: "2025-01-31" }, async (warehouse) => {
    await buildItems(warehouse);
    return select(warehouse, "select item_id, due_weekday from features.items order by item_id");
  });
  expect(weekdays.map((row) => [row["item_id"], row["due_weekday"]])).toEqual([
    ["D1", 6], // Wednesday, and Thursday is a holiday too
    ["D2", 7], // Thursday, and Friday is a working day
    ["D3", 5],
    ["D4", 1],
    ["F1", 4],
    ["F2", 5],
    ["N1", 4],
  ]);
});
