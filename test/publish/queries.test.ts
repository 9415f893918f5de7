import { expect, test } from "vitest";
import { publishedQueries } from "../../pipeline/publish/queries.ts";
import { tablesOf } from "../../pipeline/warehouse/tables.ts";

test("every published table has its query, which names its file and reads a table that is built or typed", () => {
  const queries = publishedQueries();
  expect(queries.map(({ table_name }) => `publish.${table_name}`).sort()).toEqual([...tablesOf("publish")].sort());
  expect(
    queries.filter(
      ({ sql, sql_file, table_name }) => !sql.startsWith("--") || !sql_file.endsWith(`/${table_name}.sql`),
    ),
  ).toEqual([]);
  expect(queries.filter(({ reads }) => reads === "").map(({ table_name }) => table_name)).toEqual([]);
});
