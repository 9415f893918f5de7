import { existsSync, realpathSync } from "node:fs";
import { copyFile, link, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { syncFile, syncFolder, syncNames } from "./sync.ts";

/** Where the file or folder that stands at a path is put while another takes its place. */
export const lastOf = (path: string): string => beside(path, "last");

/**
 * Puts a file or folder at `target` that has the files of `from`, in place of what stands there. Made beside it and moved
 * in by rename, so that it is never seen half; ended early, it is done again. Files are linked, or copied where they cannot be.
 */
export async function place(from: string, target: string): Promise<void> {
  const [next, last] = [beside(target, "next"), lastOf(target)];
  await mkdir(dirname(target), { recursive: true });
  await remove(next);
  await lay(from, next);
  await ((await isFolder(next)) ? syncFolder(next) : syncFile(next));
  if (await isFolder(target)) {
    await remove(last);
    await rename(target, last);
  }
  await rename(next, target);
  await syncNames(dirname(target));
  await remove(last);
}

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

function beside(path: string, word: string): string {
  return join(dirname(path), `.${basename(path)}.${word}`);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
