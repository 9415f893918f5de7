import { z } from "zod";
import { literal, readRows, type Warehouse } from "../warehouse/warehouse.ts";
import { schemaOf } from "./holdToContract.ts";

/** Columns whose name changed, and the version of the tables since when. */
const renamed = [
  { since: 2, before: "currency", now: "report_currency" },
  { since: 2, before: "month_end_date", now: "period_end_date" },
  { since: 2, before: "place", now: "position" },
] as const;

/** SQL that reads the file of a published table under the names of today, whichever version of the tables (`schema`) it is of. */
export async function tableSource(
  warehouse: Warehouse,
  { path, table, schema }: { readonly path: string; readonly table: string; readonly schema: number },
): Promise<string> {
  const source = `read_parquet(${literal(path)})`;
  const known = new Set(Object.keys(schemaOf(table)?.shape ?? {}));
  const asked = renamed.filter(({ since, before, now }) => schema < since && known.has(now) && !known.has(before));
  if (asked.length === 0) return source;
  const columns = await readRows(
    warehouse,
    `select column_name as name from (describe from ${source})`,
    z.object({ name: z.string() }),
  );
  const names = asked.filter(({ before }) => columns.some(({ name }) => name === before));
  if (names.length === 0) return source;
  return `(select * rename (${names.map(({ before, now }) => `${before} as ${now}`).join(", ")}) from ${source})`;
}
