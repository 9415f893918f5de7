import { existsSync } from "node:fs";
import { join } from "node:path";
import { outputLock, siteLock, takeLocks } from "../lock.ts";
import { outputFolderOf, refuseForeignSite } from "../site/folder.ts";
import {
  type Current,
  generationFolder,
  keptGenerations,
  lineage,
  madeNames,
  readCurrent,
  readGeneration,
  siteFolderOf,
  writeCurrent,
} from "./generations.ts";
import { place, realFolder, remove } from "./place.ts";
import { remember } from "./record.ts";

/**
 * Brings the folders that people read (tables, model, warehouse, site) and the history in line with the current
 * generation. Ended early, it is done again by the next command. Call it under the lock.
 */
export async function show(outputFolder: string): Promise<void> {
  const current = await readCurrent(outputFolder);
  if (current === null) return;
  await showTables(outputFolder, current);
  await showSite(outputFolder, current);
  await writeCurrent(outputFolder, { ...current, isShown: true });
}

/**
 * Does what a command that ended early left undone of `show`, and says whether all is in line. A site folder that another
 * output's run or something else has taken since is left to it. Call it under the lock.
 */
export async function catchUp(outputFolder: string): Promise<boolean> {
  const current = await readCurrent(outputFolder);
  if (current === null || current.isShown) return true;
  await showTables(outputFolder, current);
  const siteFolder = await siteFolderNow(outputFolder, current);
  const owner = siteFolder === null ? null : await outputFolderOf(siteFolder);
  if (owner !== null && owner !== outputFolder) return false;
  const isSiteShown = await showSite(outputFolder, current).then(
    () => true,
    () => false,
  );
  if (isSiteShown) await writeCurrent(outputFolder, { ...current, isShown: true });
  return isSiteShown;
}

/** The same before a command that reads: where another run holds the lock or the folder cannot be written, reading needs none of it. */
export async function catchUpBefore(outputFolder: string): Promise<void> {
  const folder = realFolder(outputFolder);
  const current = await readCurrent(folder);
  if (current === null || current.isShown) return;
  try {
    const siteFolder = await siteFolderNow(folder, current);
    const release = await takeLocks([outputLock(folder), ...(siteFolder === null ? [] : [siteLock(siteFolder)])]);
    await catchUp(folder).finally(release);
  } catch {
    return;
  }
}

/** The site folder that the current generation's site belongs into; null where it has none. */
export async function siteFolderNow(outputFolder: string, { site }: Current): Promise<string | null> {
  const generation = site === null ? null : await readGeneration(outputFolder, site);
  return generation === null ? null : siteFolderOf(outputFolder, generation);
}

async function showTables(outputFolder: string, { generation }: Current): Promise<void> {
  const line = new Set((await lineage(outputFolder, generation)).map(({ id }) => id));
  const undone = (await keptGenerations(outputFolder)).filter((id) => !line.has(id));
  await remember(outputFolder, {
    published: generationFolder(outputFolder, join(generation, "published")),
    generation,
    undone,
  });
  for (const name of madeNames) {
    const made = generationFolder(outputFolder, join(generation, name));
    const target = join(outputFolder, name);
    await (existsSync(made) ? place(made, target) : remove(target));
  }
}

async function showSite(outputFolder: string, current: Current): Promise<void> {
  const siteFolder = await siteFolderNow(outputFolder, current);
  if (siteFolder === null || current.site === null) return;
  await refuseForeignSite(siteFolder, outputFolder);
  await place(generationFolder(outputFolder, join(current.site, "site")), siteFolder);
}
