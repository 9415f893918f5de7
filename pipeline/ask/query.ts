import { CountbackError } from "../errors.ts";
import { currentTables } from "../generations/generations.ts";
import { catchUpBefore } from "../generations/show.ts";
import { readSettings } from "../settings.ts";
import { type Answer, ask } from "./answer.ts";
import { addComments, addLatest } from "./explain.ts";
import { lastManifest, withPublished } from "./published.ts";

/**
 * Asks the published tables of the last run: `select … from aging`, with the macros and `run.settings` of that run, a view
 * `…_latest` beside tables of several dates, and comments where DuckDB's own tables of columns are asked. Nothing
 * can be written and no other file is read. Throws a CountbackError with exit code 3 where there is no run or no such query.
 */
export async function queryPublished(sql: string, flags: { readonly output?: string }): Promise<Answer> {
  const { outputFolder } = readSettings({ ...flags, site: false });
  await catchUpBefore(outputFolder);
  const folder = await currentTables(outputFolder);
  const manifest = lastManifest(folder);
  if (manifest === null) throw new CountbackError(`no run has published to: ${folder}`, 3);
  const tables = manifest.tables.map(({ name }) => name);
  return withPublished(folder, manifest, async (warehouse) => {
    await addLatest(warehouse, tables);
    if (/\bduckdb_\w+\s*\(/i.test(sql)) await addComments(warehouse, tables);
    return ask(warehouse, sql);
  });
}
