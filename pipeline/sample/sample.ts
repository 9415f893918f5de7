import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keepBooks } from "./books.ts";
import { sheetsOf } from "./sheets.ts";
import { csvText } from "./writeCsv.ts";

/** What stands beside the CSV files: what the sample is, and its settings. */
const beside = fileURLToPath(new URL("beside/", import.meta.url));

/** Writes the sample into a folder, always the same bytes, and returns the names of its files. */
export function writeSample(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const sheets = sheetsOf(keepBooks());
  for (const sheet of sheets) writeFileSync(join(folder, sheet.file), csvText(sheet));
  const others = readdirSync(beside);
  for (const name of others) copyFileSync(join(beside, name), join(folder, name));
  return [...sheets.map(({ file }) => file), ...others];
}

const [, script, folder] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  writeSample(folder ?? fileURLToPath(new URL("../../data/sample", import.meta.url)));
}
