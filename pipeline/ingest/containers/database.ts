import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { z } from "zod";
import { literal, withoutExtensions } from "../../warehouse/warehouse.ts";
import { whole } from "./unreadable.ts";

/** A table of a database, written as Parquet where it can be read. */
export type DatabaseTable = { readonly name: string; readonly path: string };

const TableSchema = z.object({ schema_name: z.string(), table_name: z.string() });

/**
 * Writes every table of a DuckDB file as Parquet into a folder, in the order of their names; a table of another schema than
 * `main` is `schema.table`. Views are left alone: they say again what tables say. Nothing in the file is changed. Throws
 * `Unreadable` for one that is damaged, or of a later DuckDB.
 */
export function writeDatabase(path: string, folder: string): Promise<readonly DatabaseTable[]> {
  return whole("a DuckDB file", async () => {
    const instance = await DuckDBInstance.create(path, { access_mode: "READ_ONLY", ...withoutExtensions });
    try {
      const connection = await instance.connect();
      const found = await connection.runAndReadAll(
        "select schema_name, table_name from duckdb_tables() where not internal and not temporary and database_name = current_database() order by all",
      );
      const tables: DatabaseTable[] = [];
      for (const { schema_name: schema, table_name: table } of z.array(TableSchema).parse(found.getRowObjectsJson())) {
        const target = join(folder, `${tables.length}.parquet`);
        await connection.run(`copy (from ${quoted(schema)}.${quoted(table)}) to ${literal(target)} (format parquet)`);
        tables.push({ name: schema === "main" ? table : `${schema}.${table}`, path: target });
      }
      return tables;
    } finally {
      instance.closeSync();
    }
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
