import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setPolicy } from "../decisions/policySettings.ts";
import { type Manifest, parseManifest } from "../publish/manifest.ts";
import { tableSource } from "../publish/olderTables.ts";
import { writeRunSettings } from "../run/runSettings.ts";
import { ConfigSchema } from "../settings.ts";
import {
  closeWarehouse,
  execute,
  literal,
  openWarehouse,
  type Warehouse,
  writeSettings,
} from "../warehouse/warehouse.ts";

/** The manifest in a published folder, or null where no run has published there. */
export function lastManifest(folder: string): Manifest | null {
  const path = join(folder, "manifest.json");
  return existsSync(path) ? parseManifest(readFileSync(path, "utf8")) : null;
}

/**
 * Hands a warehouse to `work` that holds the published tables of a run as views, with the macros and `run.settings` it stood
 * under; tables of an older Countback have the names of today. Nothing can be written and no file outside `folder` is read. Throws where a table of the manifest cannot be read.
 */
export async function withPublished<T>(
  folder: string,
  manifest: Manifest,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const warehouse = await openWarehouse(":memory:");
  try {
    await writeSettingsOf(warehouse, manifest);
    for (const { name } of manifest.tables) {
      const path = join(folder, `${name}.parquet`);
      const source = await tableSource(warehouse, { path, table: name, schema: manifest.schema });
      await execute(warehouse, `create view publish.${name} as from ${source};`);
    }
    await execute(
      warehouse,
      `set search_path = 'publish,main';
       set allowed_directories = [${literal(folder)}];
       set enable_external_access = false;
       set lock_configuration = true;`,
    );
    return await work(warehouse);
  } finally {
    closeWarehouse(warehouse);
  }
}

/** What the run stood under. Settings that another version wrote and this one does not know stay unset: to read them is an error. */
async function writeSettingsOf(warehouse: Warehouse, { asOf, baseCurrency, settings }: Manifest): Promise<void> {
  const parsed = ConfigSchema.safeParse(settings);
  if (parsed.success) {
    await writeRunSettings(warehouse, parsed.data, asOf);
    await setPolicy(warehouse, parsed.data);
  }
  await writeSettings(warehouse, { as_of: asOf, base_currency: baseCurrency });
}
