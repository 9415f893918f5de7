import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { audienceIn, withheldPages } from "../audience/audience.ts";
import { parseManifest } from "../publish/manifest.ts";
import { closeWarehouse, execute, literal, openWarehouse, writeSettings } from "../warehouse/warehouse.ts";
import { writeCustomerShards } from "./customerShards.ts";
import { writeDraftFiles } from "./draftFiles.ts";
import { writeInvoiceShards } from "./invoiceShards.ts";
import { writeLifeShards } from "./lifeShards.ts";
import { writeLookups } from "./lookups.ts";
import { writeRejects } from "./rejects.ts";

/**
 * Writes into a built site what its pages ask for beside the data they are drawn from, each by a function of its own:
 * all that depends on the published tables but passes through no page. Rows on demand are for pages that an audience may not have.
 */
export async function writeDataFiles(publishedFolder: string, siteFolder: string): Promise<void> {
  await writeLookups(publishedFolder, siteFolder);
  const manifest = parseManifest(await readFile(join(publishedFolder, "manifest.json"), "utf8"));
  const warehouse = await openWarehouse(":memory:");
  try {
    await execute(warehouse, "set preserve_insertion_order = true");
    await writeSettings(warehouse, { as_of: manifest.asOf, base_currency: manifest.baseCurrency });
    for (const { name } of manifest.tables) {
      const path = join(publishedFolder, `${name}.parquet`);
      if (existsSync(path)) await execute(warehouse, `create view "${name}" as from ${literal(path)}`);
    }
    await writeRejects(warehouse, siteFolder);
    if (withheldPages(audienceIn(manifest.settings)).length > 0) return;
    await writeInvoiceShards(warehouse, siteFolder);
    await writeCustomerShards(warehouse, siteFolder);
    await writeDraftFiles(warehouse, { siteFolder, manifest });
    await writeLifeShards(warehouse, siteFolder);
  } finally {
    closeWarehouse(warehouse);
  }
}
