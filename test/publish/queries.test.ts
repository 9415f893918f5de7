import { expect, test } from "vitest";
import { layers } from "../../pipeline/layers.ts";
import { publishedQueries, tablesRead } from "../../pipeline/publish/queries.ts";

test("what a select reads is named once, in the order of its first mention, and comments do not count", () =>
  expect(
    tablesRead(`-- One row per day, from ledger.old.
select * from measures.aging as a join ledger.invoices using (id)
left join measures.aging using (day) cross join parts`),
  ).toEqual(["measures.aging", "ledger.invoices"]));

test("every published table has its query, which names its file and reads a table that is built or typed", async () => {
  const queries = await publishedQueries();
  expect(queries.map(({ table_name }) => `publish.${table_name}`).sort()).toEqual([...layers.publish].sort());
  expect(
    queries.filter(
      ({ sql, sql_file, table_name }) => !sql.startsWith("--") || !sql_file.endsWith(`/${table_name}.sql`),
    ),
  ).toEqual([]);
  expect(queries.filter(({ reads }) => reads === "").map(({ table_name }) => table_name)).toEqual([]);
});
