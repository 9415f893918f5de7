import { expect, test } from "vitest";
import { nameOf, stepOf } from "./statements.ts";
import { costLines } from "./tables.ts";

test("a layer's cost is the sum of its tables', listed from the dearest down to a hundredth of the raw load", () => {
  const raw = { name: "raw load", seconds: 2, cpuSeconds: 4 };
  const costs = [
    { name: "measures.cei", seconds: 0.01, cpuSeconds: 0.01 },
    { name: "measures.dso", seconds: 0.5, cpuSeconds: 0.79 },
    { name: "measures.aging", seconds: 1.49, cpuSeconds: 3.2 },
  ];
  expect(costLines("measures", costs, raw)).toEqual([
    "measures                            2.00 s   1.00 ×    4.00 s CPU   1.00 ×",
    "measures.aging                      1.49 s   0.74 ×    3.20 s CPU   0.80 ×",
    "measures.dso                        0.50 s   0.25 ×    0.79 s CPU   0.20 ×",
  ]);
});

test.each([
  ["create or replace table ledger.entries as\nselect 1", "ledger.entries", "ledger"],
  ["create or replace view measures.positions as\nselect 1", "measures.positions", "measures"],
  ["copy publish.aging to '/out/published/aging.parquet' (format parquet);", "aging.parquet", "files"],
  ["-- Items that stand twice.\nselect item_id\nfrom ledger.invoices", "select item_id from ledger.invoices", "others"],
])("a statement is named by what it makes: %s", (sql, name, step) => {
  expect(nameOf(sql)).toBe(name);
  expect(stepOf(name)).toBe(step);
});
