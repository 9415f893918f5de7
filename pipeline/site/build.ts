import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { audienceIn, withheldPages } from "../audience/audience.ts";
import { CountbackError } from "../errors.ts";
import { parseManifest } from "../publish/manifest.ts";
import { bundleModules } from "./bundle.ts";
import { writeDataFiles } from "./dataFiles.ts";
import { finishPages } from "./finish.ts";
import { gatherData } from "./gather.ts";
import { lockSite } from "./lock/lockSite.ts";
import { stillFigures } from "./stillFigures.ts";
import { stopping } from "../warehouse/scratch.ts";
import { frameworkFolder, makeWorkspace, removeWorkspace } from "./workspace.ts";

/**
 * Builds the report site from a folder of published tables, without a network. The site is made in a folder beside
 * `siteFolder` and swapped in by rename, so a build that fails leaves the last good site as it was.
 * Throws a CountbackError when the tables are missing, a page is missing or a page holds an error.
 */
export async function buildSite(options: {
  readonly publishedFolder: string;
  readonly siteFolder: string;
  /** What the site is locked with; null where anybody who has it may read it. */
  readonly password: string | null;
  readonly log: (line: string) => void;
}): Promise<void> {
  const publishedFolder = resolve(options.publishedFolder);
  const siteFolder = resolve(options.siteFolder);
  if (!existsSync(join(publishedFolder, "manifest.json"))) {
    throw new CountbackError(`nothing published in: ${publishedFolder}`, 3);
  }
  const { settings } = parseManifest(await readFile(join(publishedFolder, "manifest.json"), "utf8"));
  const withheld = withheldPages(audienceIn(settings));
  const workspace = await makeWorkspace(siteFolder, publishedFolder, withheld);
  try {
    await runFramework(workspace, publishedFolder, options.log);
    await gatherData(join(workspace, "dist"));
    await bundleModules(join(workspace, "dist"));
    const still = await stillFigures(publishedFolder);
    await finishPages(join(workspace, "dist"), { sourceFolder: join(workspace, "src"), still });
    await cp(join(workspace, "src/fonts"), join(workspace, "dist/fonts"), {
      recursive: true,
      filter: (path) => !path.endsWith(".css"),
    });
    await writeDataFiles(publishedFolder, join(workspace, "dist"));
    if (options.password !== null) await lockSite(join(workspace, "dist"), options.password);
    await swap(join(workspace, "dist"), siteFolder, join(workspace, "last"));
  } finally {
    await removeWorkspace(workspace);
  }
}

function runFramework(workspace: string, publishedFolder: string, log: (line: string) => void): Promise<void> {
  const command = join(frameworkFolder, "dist/bin/observable.js");
  const env = { ...process.env, COUNTBACK_PUBLISHED: publishedFolder, OBSERVABLE_TELEMETRY_DISABLE: "1" };
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [command, "build"],
      { cwd: workspace, env, signal: stopping.signal },
      (error, stdout, stderr) => {
        const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => line.trim() !== "");
        for (const line of lines) log(line);
        const cause = lines.findLast((line) => /\bError: /.test(line)) ?? lines.slice(-3).join(" ");
        if (error === null) done();
        else fail(new CountbackError(`cannot build the site: ${cause.trim() || error.message}`));
      },
    );
  });
}

async function swap(built: string, siteFolder: string, last: string): Promise<void> {
  await mkdir(siteFolder, { recursive: true });
  await rename(siteFolder, last);
  try {
    await rename(built, siteFolder);
  } catch (error) {
    await rename(last, siteFolder);
    throw error;
  }
  await rm(last, { recursive: true, force: true });
}
