import { open, readdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Files synced at once: a disk takes several in the time of one. */
const atOnce = 8;

/** Makes sure that every file below a folder and the lists of names themselves stand on the disk, not in memory alone. */
export async function syncFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const waiting = entries.map((entry) => ({ path: join(entry.parentPath, entry.name), isFile: entry.isFile() }));
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      await (next.isFile ? syncFile(next.path) : syncNames(next.path));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await syncNames(folder);
}

/** Makes sure that a file's bytes stand on the disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.sync().finally(() => file.close());
}

/** Makes sure that the names in a folder stand on the disk; Windows keeps them without being asked. */
export async function syncNames(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const names = await open(folder, "r");
  await names.sync().finally(() => names.close());
}

/** Puts a text in the place of a file in one step: whoever reads it, and whenever the power fails, finds the old or the new. */
export async function replaceText(path: string, text: string): Promise<void> {
  const next = `${path}.next`;
  await writeFile(next, text);
  await syncFile(next);
  await rename(next, path);
  await syncNames(dirname(path));
}
