import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Files below this size, in bytes, are read at once. */
const wholeBytes = 1 << 20;

/** The SHA-256 of a file, in hex. */
export async function sumOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  if ((await stat(path)).size < wholeBytes) return hash.update(await readFile(path)).digest("hex");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

/** The SHA-256 of all files below some folders, by their names and bytes: another one says that something in them is another. */
export async function sumOfFolders(root: string, folders: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
      .filter((file) => !/(^|\/)\./.test(file));
    for (const file of files.sort()) hash.update(`${file}\n`).update(await readFile(join(root, file)));
  }
  return hash.digest("hex");
}
