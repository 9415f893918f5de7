import { fileOf } from "../warehouse/tableFiles.ts";
import { tablesOf, tablesRead } from "../warehouse/tables.ts";

/** How one published table is made: its SQL, the file that holds it, and what it reads, in words. */
export type Query = {
  readonly table_name: string;
  readonly sql_file: string;
  readonly sql: string;
  readonly reads: string;
};

/** The query of every published table, by the tables' names. */
export function publishedQueries(): readonly Query[] {
  return [...tablesOf("publish")].sort().map((table) => {
    const { path, sql } = fileOf(table);
    return { table_name: table.slice("publish.".length), sql_file: path, sql, reads: tablesRead(sql).join(", ") };
  });
}
