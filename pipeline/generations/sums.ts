import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { sumOf } from "../warehouse/fileSum.ts";

/** Lists what a folder holds in the layout that `sha256sum -c` reads: a line a file, its hash, two spaces and its path from there. */
export const sumsName = "SHA256SUMS";

/** What became of a folder since its sums were written; paths from there, in their order. */
export type Difference = {
  readonly countFiles: number;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
};

/** Writes the SHA-256 of every file below a folder into it. */
export async function writeSums(folder: string): Promise<void> {
  const files = await filesBelow(folder);
  const lines: string[] = [];
  for (const file of files) lines.push(`${await sumOf(join(folder, file))}  ${file}\n`);
  await writeFile(join(folder, sumsName), lines.join(""));
}

/** Compares a folder with its sums; null where it has none. */
export async function compareSums(folder: string): Promise<Difference | null> {
  const text = await readFile(join(folder, sumsName), "utf8").catch(() => null);
  if (text === null) return null;
  const sums = new Map(
    Array.from(text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm), ([, sum = "", file = ""]) => [file, sum]),
  );
  const present = await filesBelow(folder);
  const changed: string[] = [];
  for (const file of present.filter((each) => sums.has(each))) {
    if ((await sumOf(join(folder, file))) !== sums.get(file)) changed.push(file);
  }
  return {
    countFiles: sums.size,
    changed,
    missing: [...sums.keys()].filter((file) => !present.includes(file)),
    added: present.filter((file) => !sums.has(file)),
  };
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter((file) => file !== sumsName)
    .sort();
}
