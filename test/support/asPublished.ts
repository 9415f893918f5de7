import { expect } from "vitest";
import { z } from "zod";
import { contract } from "../../pipeline/publish/contract.ts";
import { readRows, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";

const schemas: Readonly<Record<string, z.ZodObject>> = contract;

/** Says which columns of a table made by hand no report publishes under its name: a test of readers must not invent any. */
export async function expectAsPublished(warehouse: Warehouse, table: string, query: string): Promise<void> {
  const columns = await readRows(
    warehouse,
    `select column_name as name from (describe ${query})`,
    z.object({ name: z.string() }),
  );
  const published = Object.keys(schemas[table]?.shape ?? {});
  expect(
    columns.map(({ name }) => `${table}.${name}`).filter((name) => !published.includes(name.slice(table.length + 1))),
  ).toEqual([]);
}
