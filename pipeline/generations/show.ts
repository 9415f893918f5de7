import { existsSync } from "node:fs";
import { join } from "node:path";
import { outputLock, siteLock, takeLocks } from "./lock.ts";
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
import { realFolder } from "./place.ts";
import { remember } from "./record.ts";
import { endSwap, layAside, swapIn } from "./swap.ts";

/** Whose tables and whose site are to be current. */
type Choice = Pick<Current, "generation" | "site">;

/**
 * Makes a generation current and brings the folders that people read (tables, model, warehouse, site) and the history in
 * line. All is laid beside them before; the rename of the pointer is the moment from which it counts, and renames alone
 * follow. Ended early after it, the rest is done by the next command. Call it under the lock.
 */
export async function show(outputFolder: string, choice: Choice): Promise<void> {
  const siteFolder = await siteFolderNow(outputFolder, choice);
  if (siteFolder !== null) await refuseForeignSite(siteFolder, outputFolder);
  await turnTo(outputFolder, choice, siteFolder);
  await writeCurrent(outputFolder, { ...choice, isShown: true });
}

/**
 * Does what a command that ended early left undone of `show`, and says whether all is in line. A site folder that another
 * output's run or something else has taken since is left to it. Call it under the lock.
 */
export async function catchUp(outputFolder: string): Promise<boolean> {
  const current = await readCurrent(outputFolder);
  if (current === null || current.isShown) return true;
  const siteFolder = await siteFolderNow(outputFolder, current);
  const owner = siteFolder === null ? null : await outputFolderOf(siteFolder);
  const isTaken = owner !== null && owner !== outputFolder;
  const isShown = !isTaken && (await succeeds(show(outputFolder, current)));
  if (!isShown) await turnTo(outputFolder, current, null);
  return isShown;
}

const succeeds = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

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
export async function siteFolderNow(outputFolder: string, { site }: Choice): Promise<string | null> {
  const generation = site === null ? null : await readGeneration(outputFolder, site);
  return generation === null ? null : siteFolderOf(outputFolder, generation);
}

/** Shows the tables of a generation, and its site where it has one and `siteFolder` is to hold it; `published` comes last. */
async function turnTo(outputFolder: string, { generation, site }: Choice, siteFolder: string | null): Promise<void> {
  const made = (id: string, name: string): string => generationFolder(outputFolder, join(id, name));
  const isMade = (name: string): boolean => name === "published" || existsSync(made(generation, name));
  const places = [
    ...madeNames.map((name) => ({
      from: isMade(name) ? made(generation, name) : null,
      target: join(outputFolder, name),
    })),
    ...(site === null || siteFolder === null ? [] : [{ from: made(site, "site"), target: siteFolder }]),
  ];
  await layAside(places);
  await writeCurrent(outputFolder, { generation, site, isShown: false });
  swapIn(places);
  await endSwap(places);
  const line = new Set((await lineage(outputFolder, generation)).map(({ id }) => id));
  const undone = (await keptGenerations(outputFolder)).filter((id) => !line.has(id));
  await remember(outputFolder, { published: made(generation, "published"), generation, undone });
}
