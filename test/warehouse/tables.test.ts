import { expect, test } from "vitest";
import { neededFor, tablesOf, tablesRead } from "../../pipeline/warehouse/tables.ts";

test("what a select reads is named once, in the order of its first mention, and comments do not count", () =>
  expect(
    tablesRead(`-- One row per day, from ledger.old.
select * from measures.aging as a join ledger.invoices using (id)
left join measures.aging using (day) cross join parts`),
  ).toEqual(["measures.aging", "ledger.invoices"]));

test("a table comes after all that it is made of, and what stands is left out with all that only it is made of", () => {
  const needed = neededFor(["measures.aging"]);
  expect(needed.at(-1)).toBe("measures.aging");
  expect(needed.indexOf("ledger.documents")).toBeLessThan(needed.indexOf("ledger.invoices"));
  const stands = new Set(["ledger.reference_matches", "ledger.amount_matches", "ledger.oldest_matches"]);
  expect(neededFor(["ledger.matches"], { stands })).toEqual(["ledger.matches"]);
});

test("the tables of a step are its own, each once", () => {
  const tables = tablesOf("ledger");
  expect(tables).toEqual([...new Set(tables)]);
  expect(tables.every((table) => table.startsWith("ledger."))).toBe(true);
});
