import { readFile } from "node:fs/promises";
import { tablesOf, tablesRead } from "../warehouse/tables.ts";

/** How one published table is made: its SQL, the file that holds it, and what it reads, in words. */
export type Query = {
  readonly table_name: string;
  readonly sql_file: string;
  readonly sql: string;
  readonly reads: string;
};

/** The query of every published table, by the tables' names. */
export async function publishedQueries(): Promise<readonly Query[]> {
  const names = tablesOf("publish")
    .map((table) => table.slice("publish.".length))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(`${name}.sql`, import.meta.url), "utf8");
      return { table_name: name, sql_file: `pipeline/publish/${name}.sql`, sql, reads: tablesRead(sql).join(", ") };
    }),
  );
}
