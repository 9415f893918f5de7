import { readdir } from "node:fs/promises";
import { CountbackError, typed } from "../errors.ts";
import { writeSample } from "./sample.ts";

/** Writes the sample into a new or an empty folder and says what comes next; a folder that holds anything throws (exit 3). */
export async function runSample(folder: string): Promise<string> {
  const held = await readdir(folder).catch(() => []);
  if (held.length > 0) throw new CountbackError(`not an empty folder, so nothing is written to it: ${folder}`, 3);
  const files = writeSample(folder);
  return `${files.length} files in ${folder}. Next: ${typed("run", "--input", folder)}`;
}
