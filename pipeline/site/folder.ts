import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { CountbackError } from "../errors.ts";
import { lastOf } from "../generations/swap.ts";

/** A site folder that a run made holds this file; no other folder is ever replaced. It says where the run's tables are. */
export const siteMarker = ".countback";

/** Marks a built site as one that later runs may replace; `siteFolder` is where it will be shown. */
export async function markSite(built: string, siteFolder: string, outputFolder: string): Promise<void> {
  const text = `This folder is made anew by every run of countback.\noutput: ${relative(siteFolder, outputFolder)}\n`;
  await writeFile(join(built, siteMarker), text);
}

/** Throws a CountbackError with exit code 3 where a site folder holds something that no run made, or the output folder itself. */
export async function refuseForeignSite(siteFolder: string, outputFolder: string): Promise<void> {
  if (`${outputFolder}/`.replaceAll("\\", "/").startsWith(`${siteFolder}/`.replaceAll("\\", "/"))) {
    throw new CountbackError(`the site folder would replace the output folder in it: ${siteFolder}`, 3);
  }
  const names = existsSync(siteFolder) ? await readdir(siteFolder) : [];
  if (names.length > 0 && !names.includes(siteMarker)) {
    throw new CountbackError(`not a report folder, so it is not replaced: ${siteFolder}`, 3);
  }
}

/** The output folder whose run made a site, as its marker says; null where none does. While a site is replaced, the one before it answers. */
export async function outputFolderOf(siteFolder: string): Promise<string | null> {
  for (const folder of [siteFolder, lastOf(siteFolder)]) {
    const text = await readFile(join(folder, siteMarker), "utf8").catch(() => "");
    const [, path] = /^output: (.+)$/m.exec(text) ?? [];
    if (path !== undefined) return resolve(siteFolder, path);
  }
  return null;
}
