import { execFile } from "node:child_process";
import { copyFile, link, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { projectFolder } from "../../pipeline/settings.ts";

const execute = promisify(execFile);

const LockSchema = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });

/**
 * Packs the project and lays it into `node_modules` of a folder as an install would: its own files out of the packed one, and
 * beside it the packages that users get, of the checkout's own versions and none for developers. No network and no cache
 * is needed; what npm itself would choose and link is not shown. Returns the path of the command.
 */
export async function installPacked(folder: string): Promise<string> {
  await execute("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: projectFolder });
  const [packed] = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  const installed = join(folder, "node_modules", "countback");
  await mkdir(installed, { recursive: true });
  await execute("tar", ["-xzf", packed ?? "", "-C", "node_modules/countback", "--strip-components=1"], { cwd: folder });
  const lock = LockSchema.parse(JSON.parse(await readFile(join(projectFolder, "package-lock.json"), "utf8")));
  for (const [place, { dev }] of Object.entries(lock.packages)) {
    if (place !== "" && dev !== true) await linkFiles(join(projectFolder, place), join(folder, place));
  }
  const { bin } = z
    .object({ bin: z.object({ countback: z.string() }) })
    .parse(JSON.parse(await readFile(join(installed, "package.json"), "utf8")));
  return join(installed, bin.countback);
}

/** Gives each file of a package a second name, or a copy on another disk; packages of other systems are not there. */
async function linkFiles(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true }).catch(() => []);
  if (entries.length > 0) await mkdir(to, { recursive: true });
  for (const entry of entries) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isFile()) await link(source, target).catch(() => copyFile(source, target));
    else if (entry.isDirectory() && entry.name !== "node_modules") await linkFiles(source, target);
  }
}
