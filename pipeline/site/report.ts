import { existsSync } from "node:fs";
import { join } from "node:path";
import { generationFolder, readCurrent, readGeneration, siteFolderOf } from "../generations/generations.ts";
import { realFolder } from "../generations/place.ts";
import { catchUpBefore } from "../generations/show.ts";
import { outputFolderOf } from "./folder.ts";

/**
 * Where the report of a site folder is read: in the generation that is current, so that a run which replaces the folder
 * meanwhile is not seen half; a site that was copied elsewhere, or made without generations, is read as it stands.
 * `outputFolder` is asked where the site folder itself does not say whose it is.
 */
export async function reportFolder(siteFolder: string, outputFolder: string | null = null): Promise<string> {
  const real = realFolder(siteFolder);
  const output = (await outputFolderOf(real)) ?? outputFolder;
  const current = output === null ? null : await readCurrent(output);
  if (output === null || current?.site === null || current?.site === undefined) return real;
  const generation = await readGeneration(output, current.site);
  const site = generationFolder(output, join(current.site, "site"));
  const isOwn = generation !== null && siteFolderOf(output, generation) === real;
  return isOwn && existsSync(join(site, "index.html")) ? site : real;
}

/** The same for a command that begins to read a report: what a run that ended early left undone is done first. */
export async function readyReport(siteFolder: string, outputFolder: string): Promise<string> {
  await catchUpBefore((await outputFolderOf(realFolder(siteFolder))) ?? outputFolder);
  return reportFolder(siteFolder, outputFolder);
}
