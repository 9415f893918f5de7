import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { closeWarehouse, execute, literal, openWarehouse, readRows } from "../../pipeline/warehouse/warehouse.ts";

/** What it costs DuckDB to read the same files with no work on them: the yardstick of every step. */
export type RawLoad = { readonly seconds: number; readonly rows: number };

/** Loads each CSV of a folder by `create table … as select * from read_csv(file)` into a new database file. */
export async function loadRaw(folder: string, databasePath: string): Promise<RawLoad> {
  await rm(databasePath, { force: true });
  const files = (await readdir(folder)).filter((file) => file.endsWith(".csv")).sort();
  const warehouse = await openWarehouse(databasePath);
  try {
    const start = performance.now();
    for (const [index, file] of files.entries()) {
      await execute(warehouse, `create table raw_${index} as select * from read_csv(${literal(join(folder, file))})`);
    }
    await execute(warehouse, "checkpoint");
    const seconds = (performance.now() - start) / 1000;
    const counts = files.map((_, index) => `select count(*) as n from raw_${index}`).join(" union all ");
    const [total] = await readRows(
      warehouse,
      `select sum(n)::bigint as n from (${counts})`,
      z.object({ n: z.number() }),
    );
    return { seconds, rows: total?.n ?? 0 };
  } finally {
    closeWarehouse(warehouse);
    await rm(databasePath, { force: true });
  }
}
