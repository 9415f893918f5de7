import { z } from "zod";
import { scratchTables } from "./tables.ts";
import { execute, literal, readRows, schemas, type Warehouse } from "./warehouse.ts";

/** Tables that only lead to others and have no file of their own to say so. */
const writtenScratch: readonly string[] = [
  "risk.past_predictions",
  "risk.current_predictions",
  "risk.rival_scores",
  "risk.all_changes",
  "risk.changed_predictions",
];

/** Views whose rows are kept as well. */
const keptViews: readonly string[] = ["ledger.entries"];

/** What is kept of the ingest: what was read, not the rows themselves. */
const keptInputs: readonly string[] = ["ingest.files", "ingest.findings"];

/**
 * Copies what is worth asking later from the working database into a compressed one at `path`: every table of every
 * step but the exports' own rows, the model's inputs and what stands in `published/` anyway.
 */
export async function keepWarehouse(warehouse: Warehouse, path: string): Promise<void> {
  const tables = await readRows(
    warehouse,
    `select schema_name as schema, table_name as name from duckdb_tables()
     where database_name = current_database() and schema_name in (${schemas.map(literal).join(", ")})
     union all
     select schema_name, view_name from duckdb_views()
     where database_name = current_database() and schema_name || '.' || view_name in (${keptViews.map(literal).join(", ")})
     order by 1, 2`,
    z.object({ schema: z.string(), name: z.string() }),
  );
  await execute(
    warehouse,
    `attach ${literal(path)} as kept;
     set force_compression = 'auto';
     set preserve_insertion_order = false;`,
  );
  for (const schema of schemas) await execute(warehouse, `create schema if not exists kept.${schema};`);
  const scratch = [...scratchTables(), ...writtenScratch];
  for (const { schema, name } of tables) {
    const table = `${schema}.${name}`;
    const isInput = schema === "ingest" && !keptInputs.includes(table);
    if (isInput || schema === "features" || schema === "publish" || scratch.includes(table)) continue;
    await execute(warehouse, `create table kept.${table} as from ${table};`);
  }
  await execute(warehouse, "detach kept;");
}
