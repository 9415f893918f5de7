import { writeFile } from "node:fs/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { z } from "zod";
import { literal, withoutExtensions } from "../../warehouse/warehouse.ts";
import type { ExportFile } from "../layouts/exportFile.ts";
import { brokenPathOf } from "../rows/numbered.ts";
import { headRows, type TableHead } from "./tableHead.ts";
import { whole } from "./unreadable.ts";

const ColumnSchema = z.object({ column_name: z.string(), column_type: z.string() });
const RowSchema = z.record(z.string(), z.string().nullable());

/**
 * The columns of a Parquet file that hold plain values, with its first rows, and those that hold lists or structures.
 * Throws `Unreadable` for one that is damaged.
 */
export function parquetHead(path: string): Promise<TableHead & { readonly nested: readonly string[] }> {
  return apart(async (ask) => {
    const columns = z.array(ColumnSchema).parse(await ask(`describe select * from ${rowsOf(path)}`));
    const nested = columns.filter(({ column_type: type }) => /^(STRUCT|MAP|UNION)|\]$/.test(type));
    const names = columns.filter((column) => !nested.includes(column)).map((column) => column.column_name);
    const sql = `select ${textsOf(names).join(", ")} from ${rowsOf(path)} limit ${headRows}`;
    const rows = names.length === 0 ? [] : z.array(RowSchema).parse(await ask(sql));
    return {
      names,
      nested: nested.map((column) => column.column_name),
      rows: rows.map((row) => names.map((_, index) => row[`c${index + 1}`] ?? "")),
    };
  });
}

/** Writes the rows of a Parquet file as numbered text under the file's header: decimals and dates exactly. */
export async function numberParquet(file: ExportFile, path: string, scratchFolder: string): Promise<ExportFile> {
  const textPath = `${brokenPathOf(file, scratchFolder)}.csv`;
  await apart((ask) =>
    ask(`copy (select row_number() over (), ${textsOf(file.header).join(", ")} from ${rowsOf(path)})
      to ${literal(textPath)} (format csv, header false, delimiter ${literal(file.delimiter)})`),
  );
  await writeFile(brokenPathOf(file, scratchFolder), "");
  return { ...file, textPath, isNumbered: true };
}

function textsOf(names: readonly string[]): readonly string[] {
  return names.map((name, index) => `left(cast("${name.replaceAll('"', '""')}" as varchar), 20000) as c${index + 1}`);
}

function rowsOf(path: string): string {
  return `read_parquet(${literal(path)}, binary_as_string = true)`;
}

/** Works in a database of its own, so that a damaged file harms no other. */
function apart<T>(work: (ask: (sql: string) => Promise<unknown>) => Promise<T>): Promise<T> {
  return whole("a Parquet file", async () => {
    const instance = await DuckDBInstance.create(":memory:", withoutExtensions);
    try {
      const connection = await instance.connect();
      await connection.run("set TimeZone = 'UTC'; set preserve_insertion_order = true;");
      return await work(async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson());
    } finally {
      instance.closeSync();
    }
  });
}
