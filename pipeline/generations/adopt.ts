import { existsSync } from "node:fs";
import { mkdir, readdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { siteMarker } from "../site/folder.ts";
import { keep, madeNames, manifestIn, readCurrent, readJson, writeCurrent } from "./generations.ts";
import { lay, remove } from "./place.ts";
import { nextOf } from "./swap.ts";

/**
 * Makes a generation of what an older Countback, which kept none, left in the output and the site folder, so that the run
 * to come has one before it. Call it under the lock.
 */
export async function adopt(outputFolder: string, siteFolder: string | null): Promise<void> {
  if ((await readCurrent(outputFolder)) !== null) return;
  await restore(madeNames.map((name) => join(outputFolder, name)));
  if (siteFolder !== null && existsSync(join(`${siteFolder}.last`, siteMarker))) await restore([siteFolder]);
  const manifest = await manifestIn(join(outputFolder, "published"));
  if (manifest === null) return;
  const made = join(outputFolder, ".next-adopted");
  await mkdir(made);
  for (const name of madeNames) {
    if (existsSync(join(outputFolder, name))) await lay(join(outputFolder, name), join(made, name));
  }
  const isSite = siteFolder !== null && (await runOfSite(siteFolder)) === manifest.runId;
  if (isSite) await lay(siteFolder, join(made, "site"));
  const id = await keep(outputFolder, made, isSite ? siteFolder : null);
  await writeCurrent(outputFolder, { generation: id, site: isSite ? id : null, isShown: true });
}

/** Puts back what a run of an older Countback put aside when it ended between two renames, and removes what it left after them. */
async function restore(targets: readonly string[]): Promise<void> {
  for (const target of targets) {
    const last = `${target}.last`;
    if (!existsSync(target) && existsSync(last)) await rename(last, target);
    else await remove(last);
  }
}

/** The run that a built site shows; null where there is none, or none that a run made. */
async function runOfSite(siteFolder: string): Promise<string | null> {
  if (!existsSync(join(siteFolder, siteMarker))) return null;
  const folder = join(siteFolder, "_file/data");
  const name = (await readdir(folder).catch((): string[] => [])).find((each) => each.startsWith("manifest."));
  if (name === undefined) return null;
  return (await readJson(join(folder, name), z.object({ runId: z.string() })))?.runId ?? null;
}

/** Removes what runs left behind that ended early; what cannot be removed ends no other run. Call it under the lock. */
export async function removeLeftovers(outputFolder: string, siteFolder: string | null): Promise<void> {
  await removeWhere(outputFolder, (name) => name.startsWith(".next-"));
  for (const name of madeNames) await remove(nextOf(join(outputFolder, name))).catch(() => undefined);
  await removeWhere(join(outputFolder, "generations"), (name) => name.startsWith("."));
  await removeWhere(join(outputFolder, "history"), (name) => /^\.\d{4}-\d{2}-\d{2}_/.test(name));
  if (siteFolder === null) return;
  await remove(nextOf(siteFolder)).catch(() => undefined);
  const parent = dirname(siteFolder);
  await removeWhere(parent, (name) => join(parent, name).startsWith(`${siteFolder}.next-`));
}

async function removeWhere(folder: string, isLeftover: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter(isLeftover)) await remove(join(folder, name)).catch(() => undefined);
}
