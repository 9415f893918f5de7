import { z } from "zod";
import { keptInputs, scratchTables } from "./layers.ts";
import { execute, literal, readRows, schemas, type Warehouse } from "./warehouse.ts";

/**
 * Copies what is worth asking later from the working database into a compressed one at `path`: every table of every
 * step but the exports' own rows, the model's inputs and what stands in `published/` anyway.
 */
export async function keepWarehouse(warehouse: Warehouse, path: string): Promise<void> {
  const tables = await readRows(
    warehouse,
    `select schema_name as schema, table_name as name from duckdb_tables()
     where database_name = current_database() and schema_name in (${schemas.map(literal).join(", ")}) order by 1, 2`,
    z.object({ schema: z.string(), name: z.string() }),
  );
  await execute(
    warehouse,
    `attach ${literal(path)} as kept;
     set force_compression = 'auto';
     set preserve_insertion_order = false;`,
  );
  for (const schema of schemas) await execute(warehouse, `create schema if not exists kept.${schema};`);
  for (const { schema, name } of tables) {
    const table = `${schema}.${name}`;
    const isInput = schema === "ingest" && !keptInputs.includes(table);
    if (isInput || schema === "features" || schema === "publish" || scratchTables.includes(table)) continue;
    await execute(warehouse, `create table kept.${table} as from ${table};`);
  }
  await execute(warehouse, "detach kept;");
}
