import { execute, type Warehouse } from "../warehouse.ts";
import { duckdbType } from "./column.ts";
import { storedColumns } from "./typedRows.ts";
import { type TableName, tableNamed, tableNames } from "./tables.ts";

/** Columns that a canonical table carries while it is being filled. */
const staging = { file_number: "integer", is_suspect: "boolean", is_noisy: "boolean" } as const;

/** Creates every canonical table, empty, with its staging columns. */
export async function createStaging(warehouse: Warehouse): Promise<void> {
  for (const name of tableNames) {
    const columns = Object.entries(tableNamed(name).columns).map(([each, column]) => `${each} ${duckdbType(column)}`);
    const extra = Object.entries(staging).map(([each, type]) => `${each} ${type}`);
    await execute(warehouse, `create or replace table ingest.${name} (${[...columns, ...extra].join(", ")});`);
  }
}

/** Takes the staging columns off again: the tables are done. */
export async function dropStaging(warehouse: Warehouse): Promise<void> {
  for (const name of tableNames) {
    for (const column of Object.keys(staging)) {
      await execute(warehouse, `alter table ingest.${name} drop column ${column};`);
    }
  }
}

/** SQL of a row's key as one number, from stored columns; `prefix` computes it from `typedRows` instead. */
export function keyHash(name: TableName, from: "stored" | "typed"): string {
  const table = tableNamed(name);
  const stored = storedColumns(table);
  return `hash(${table.key.map((column) => (from === "stored" ? column : (stored[column] ?? column))).join(", ")})`;
}
