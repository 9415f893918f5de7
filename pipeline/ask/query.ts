import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setPolicy } from "../decisions/policySettings.ts";
import { CountbackError } from "../errors.ts";
import { currentTables } from "../generations/generations.ts";
import { catchUpBefore } from "../generations/show.ts";
import { type Manifest, parseManifest } from "../publish/manifest.ts";
import { writeRunSettings } from "../run/runSettings.ts";
import { ConfigSchema, readSettings } from "../settings.ts";
import {
  closeWarehouse,
  execute,
  literal,
  openWarehouse,
  type Warehouse,
  writeSettings,
} from "../warehouse/warehouse.ts";
import { type Answer, ask } from "./answer.ts";

/**
 * Asks the published tables of the last run: `select … from aging`, with the macros and `run.settings` of that run. Nothing
 * can be written and no other file is read. Throws a CountbackError with exit code 3 where there is no run or no such query.
 */
export async function queryPublished(sql: string, flags: { readonly output?: string }): Promise<Answer> {
  const { outputFolder } = readSettings({ ...flags, site: false });
  await catchUpBefore(outputFolder);
  const folder = await currentTables(outputFolder);
  const manifest = lastManifest(folder);
  if (manifest === null) throw new CountbackError(`no run has published to: ${folder}`, 3);
  const warehouse = await openWarehouse(":memory:");
  try {
    await writeSettingsOf(warehouse, manifest);
    for (const { name } of manifest.tables) {
      const path = join(folder, `${name}.parquet`);
      await execute(warehouse, `create view publish.${name} as from read_parquet(${literal(path)});`);
    }
    await execute(
      warehouse,
      `set search_path = 'publish,main';
       set allowed_directories = [${literal(folder)}];
       set enable_external_access = false;
       set lock_configuration = true;`,
    );
    return await ask(warehouse, sql);
  } finally {
    closeWarehouse(warehouse);
  }
}

/** The manifest in a published folder, or null where no run has published there. */
export function lastManifest(folder: string): Manifest | null {
  const path = join(folder, "manifest.json");
  return existsSync(path) ? parseManifest(readFileSync(path, "utf8")) : null;
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
