import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { inject } from "vitest";

/**
 * A folder that `make` fills once for all test files of a run, whichever worker asks first; the others wait for it.
 * It is removed when the tests end. When `make` fails, the next that asks tries again.
 */
export async function shared(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject("sharedFolder"), name);
  const unfinished = `${folder}.part`;
  while (!existsSync(folder)) {
    if (await isFirst(unfinished)) {
      try {
        await make(unfinished);
        await rename(unfinished, folder);
      } catch (error) {
        await rm(unfinished, { recursive: true, force: true });
        throw error;
      }
    } else await setTimeout(100);
  }
  return folder;
}

/** Whether this call made the folder: of several at once, one does. */
async function isFirst(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch {
    return false;
  }
}
