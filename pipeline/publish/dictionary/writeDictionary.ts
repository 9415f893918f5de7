import { writeFile } from "node:fs/promises";
import { type Warehouse, writeRows } from "../../warehouse/warehouse.ts";
import { type PublishedColumn, publishedColumns } from "../holdToContract.ts";
import { meaningOf } from "./dictionary.ts";
import { grainOf } from "./grain.ts";

/** The published table that explains all others and itself. */
export const dictionaryTable = "data_dictionary";

const columnTypes = {
  table_name: "varchar",
  column_name: "varchar",
  unit: "varchar",
  type: "varchar",
  meaning: "varchar",
};

/**
 * Writes what each published table and column says: as `publish.data_dictionary`, and as JSON to `path`, one entry a table
 * with its columns in their order. Columns that nobody explained are left to the contract to refuse.
 */
export async function writeDictionary(warehouse: Warehouse, path: string): Promise<void> {
  await writeRows(warehouse, `publish.${dictionaryTable}`, columnTypes, []);
  const byTable = new Map<string, PublishedColumn[]>();
  for (const column of await publishedColumns(warehouse))
    byTable.set(column.table, [...(byTable.get(column.table) ?? []), column]);
  const tables = [...byTable].map(([table, columns]) => ({
    table,
    meaning: grainOf(table),
    columns: columns.map(({ name, type }) => ({ name, type, ...meaningOf(table, name) })),
  }));
  await writeFile(path, `${JSON.stringify(tables, null, 2)}\n`);
  const rows = tables.flatMap(({ table, meaning, columns }) => [
    { table_name: table, column_name: null, unit: null, type: null, meaning },
    ...columns.map((column) => ({
      table_name: table,
      column_name: column.name,
      unit: column.unit ?? null,
      type: column.type,
      meaning: column.meaning ?? null,
    })),
  ]);
  await writeRows(warehouse, `publish.${dictionaryTable}`, columnTypes, rows);
}
