import { existsSync, realpathSync } from "node:fs";
import { copyFile, link, mkdir, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/** Lays the files of a file or folder at a path where nothing stands: linked, or copied to another disk. */
export async function lay(from: string, to: string): Promise<void> {
  if (await isFolder(from)) {
    await mkdir(to);
    for (const name of await readdir(from)) await lay(join(from, name), join(to, name));
    return;
  }
  try {
    await link(from, to);
  } catch {
    await copyFile(from, to);
  }
}

/** The folder that a path stands for: where it, or the folder it is to be in, is a link, what the link leads to. */
export function realFolder(path: string): string {
  const folder = resolve(path);
  if (existsSync(folder)) return realpathSync(folder);
  const parent = dirname(folder);
  return existsSync(parent) ? join(realpathSync(parent), basename(folder)) : folder;
}

/** Removes a file or folder, if it is there; tries again where a process that is ending still writes into it. */
export function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 5 });
}

/** Whether a folder stands at a path. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
