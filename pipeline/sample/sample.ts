import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { keepBooks } from "./books.ts";
import { sheetsOf } from "./sheets.ts";
import { csvText } from "./writeCsv.ts";

/** Writes the sample's CSV files into a folder, always the same bytes. */
export function writeSample(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const sheet of sheetsOf(keepBooks())) writeFileSync(join(folder, sheet.file), csvText(sheet));
}

const [, script, folder] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  writeSample(folder ?? fileURLToPath(new URL("../../data/sample", import.meta.url)));
}
