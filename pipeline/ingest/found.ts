import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CountbackError } from "../errors.ts";
import type { FoundFile } from "./exportFile.ts";

/** The input folder's files in the order of their names, and those that are no exports with the reason. */
export type Listing = {
  readonly files: readonly FoundFile[];
  readonly ignored: readonly { readonly name: string; readonly reason: string }[];
};

/** Lists the input folder. Throws with exit code 3 where there is no such folder. */
export async function listFolder(folder: string): Promise<Listing> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new CountbackError(`cannot read input folder (${error.code ?? error.message}): ${folder}`, 3);
  });
  const judged = entries
    .map((entry) => ({ name: entry.name, reason: entry.isDirectory() ? "a folder" : ignoredBecause(entry.name) }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return {
    files: judged.filter(({ reason }) => reason === null).map(({ name }) => ({ name, path: join(folder, name) })),
    ignored: judged.flatMap(({ name, reason }) => (reason === null ? [] : [{ name, reason }])),
  };
}

function ignoredBecause(name: string): string | null {
  if (name.startsWith(".")) return "a hidden file";
  if (name.startsWith("~$") || name.endsWith("~")) return "an editor's temporary file";
  if (/\.(md|markdown)$/i.test(name)) return "a text about the exports";
  return name === "countback.config.json" ? "the settings" : null;
}
