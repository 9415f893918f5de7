import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseManifest, publishedSchema } from "../publish/manifest.ts";
import { tableSource } from "../publish/olderTables.ts";
import { closeWarehouse, execute, openWarehouse, readColumns } from "../warehouse/warehouse.ts";

/**
 * Reads published tables as JSON, column by column (`{"name": [...], ...}`), and the manifest as it stands.
 * A table that is not published is an empty object, so that a page can say what is missing.
 */
export async function readPublished(
  folder: string,
  tables: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const warehouse = await openWarehouse(":memory:");
  const manifest = join(folder, "manifest.json");
  const { schema } = existsSync(manifest)
    ? parseManifest(await readFile(manifest, "utf8"))
    : { schema: publishedSchema };
  try {
    await execute(warehouse, "set preserve_insertion_order = true");
    const read = async (table: string): Promise<string> => {
      if (table === "manifest") return readFile(manifest, "utf8");
      const path = join(folder, `${table}.parquet`);
      if (!existsSync(path)) return "{}";
      return JSON.stringify(
        await readColumns(warehouse, `from ${await tableSource(warehouse, { path, table, schema })}`),
      );
    };
    const files: (readonly [string, string])[] = [];
    for (const table of tables) files.push([table, await read(table)]);
    return files;
  } finally {
    closeWarehouse(warehouse);
  }
}
