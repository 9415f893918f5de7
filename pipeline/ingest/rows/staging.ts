import { execute, type Warehouse } from "../../warehouse/warehouse.ts";
import { duckdbType } from "../layouts/column.ts";
import { storedColumns } from "./typedRows.ts";
import { type TableName, tableNamed, tableNames } from "../layouts/tables.ts";

/** Columns that a canonical table carries while it is being filled. */
const staging = { file_number: "integer", is_suspect: "boolean", is_noisy: "boolean" } as const;

/** Creates every canonical table, empty, with its staging columns. */
export async function createStaging(warehouse: Warehouse): Promise<void> {
  const tables = tableNames.map((name) => {
    const columns = Object.entries(tableNamed(name).columns).map(([each, column]) => `${each} ${duckdbType(column)}`);
    const extra = Object.entries(staging).map(([each, type]) => `${each} ${type}`);
    return `create or replace table ingest.${name} (${[...columns, ...extra].join(", ")});`;
  });
  await execute(warehouse, tables.join("\n"));
}

/** Takes the staging columns off again: the tables are done. */
export async function dropStaging(warehouse: Warehouse): Promise<void> {
  const drops = tableNames.flatMap((name) =>
    Object.keys(staging).map((column) => `alter table ingest.${name} drop column ${column};`),
  );
  await execute(warehouse, drops.join("\n"));
}

/** SQL of a row's key as one number, from stored columns; `prefix` computes it from `typedRows` instead. */
export function keyHash(name: TableName, from: "stored" | "typed"): string {
  const table = tableNamed(name);
  const stored = storedColumns(table);
  return `hash(${table.key.map((column) => (from === "stored" ? column : (stored[column] ?? column))).join(", ")})`;
}
