import { existsSync, renameSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isFolder, lay, remove } from "./place.ts";
import { syncFile, syncFolder, syncNames } from "./sync.ts";

/** A file or folder with the files of `from` that is to stand at `target`; null takes away what stands there. */
export type Place = { readonly from: string | null; readonly target: string };

/** Where a file or folder lies until it takes its place. */
export const nextOf = (target: string): string => join(dirname(target), `.${basename(target)}.next`);

/** Where the file or folder that stands at a path is put while another takes its place. */
export const lastOf = (target: string): string => join(dirname(target), `.${basename(target)}.last`);

/** Lays all that is to take a place beside it, whole and on the disk, so that only renames are left to do. */
export async function layAside(places: readonly Place[]): Promise<void> {
  for (const { from, target } of places) {
    await mkdir(dirname(target), { recursive: true });
    await remove(nextOf(target));
    // Where nothing stands at the target, a swap ended early: what was there is needed until the next one.
    if (existsSync(target)) await remove(lastOf(target));
    if (from === null) continue;
    await lay(from, nextOf(target));
    await ((await isFolder(nextOf(target))) ? syncFolder(nextOf(target)) : syncFile(nextOf(target)));
    await syncNames(dirname(target));
  }
}

/**
 * Swaps all that was laid aside in: renames alone, one after the other without a pause. The first place is empty from the
 * first rename to the last, so that as long as something stands there, all places are of one run. Where a rename fails, the
 * folders that stood there before are put back.
 */
export function swapIn(places: readonly Place[]): void {
  const leaving = places.filter(
    ({ from, target }) => existsSync(target) && (from === null || statSync(target).isDirectory()),
  );
  try {
    for (const { target } of leaving) renameSync(target, lastOf(target));
    for (const { from, target } of [...places].reverse()) if (from !== null) renameSync(nextOf(target), target);
  } catch (error) {
    for (const { target } of leaving.filter((place) => existsSync(lastOf(place.target)))) {
      if (existsSync(target)) renameSync(target, nextOf(target));
      renameSync(lastOf(target), target);
    }
    throw error;
  }
}

/**
 * Makes sure that a swap stands on the disk, and removes what stood there before; and what was laid aside of a file that
 * stood there already: to rename one link of a file to another does nothing.
 */
export async function endSwap(places: readonly Place[]): Promise<void> {
  for (const folder of new Set(places.map(({ target }) => dirname(target)))) await syncNames(folder);
  for (const path of places.flatMap(({ target }) => [lastOf(target), nextOf(target)])) await remove(path);
}
