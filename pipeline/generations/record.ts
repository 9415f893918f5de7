import { existsSync } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { manifestIn, readJson } from "./generations.ts";
import { remove } from "./place.ts";
import { syncFolder, syncNames } from "./sync.ts";

/** What is kept of a run, for later ones to compare with. */
const keptFiles = [
  "manifest.json",
  "allowance.parquet",
  "cash_forecast.parquet",
  "measures.parquet",
  "open_invoices.parquet",
  "terms.parquet",
  "unapplied.parquet",
] as const;

/** The name of a record of a run, a folder in `history/`: `<as-of>_<run id>`. */
export const recordName = /^\d{4}-\d{2}-\d{2}_[0-9a-f]+$/;

/** Where the records of runs lie that were undone: no later run looks at them. */
export const undoneFolder = "undone";

/** What a record says of itself: which it is of its date, counted from 1, and the generation it was made with. */
const RecordSchema = z.object({ order: z.int(), generation: z.string() });

/** Which record of its date one is: 1 the first, 0 where an older Countback, which kept one a date, did not say. */
export async function orderOf(record: string): Promise<number> {
  return (await readJson(join(record, "record.json"), RecordSchema))?.order ?? 0;
}

/** The version of the tables of a record; 0 where its manifest does not say or cannot be read. */
export async function schemaOf(record: string): Promise<number> {
  return (await manifestIn(record))?.schema ?? 0;
}

/**
 * Keeps a record of a published run under `history/<as-of>_<run id>`, beside those of its date. One that is there and
 * whole stays as it is: it was known first. Records of `undone` generations are set aside.
 */
export async function remember(
  outputFolder: string,
  {
    published,
    generation,
    undone,
  }: { readonly published: string; readonly generation: string; readonly undone: readonly string[] },
): Promise<void> {
  const folder = join(outputFolder, "history");
  await mkdir(folder, { recursive: true });
  await setUndoneAside(folder, undone);
  const manifest = await manifestIn(published);
  if (manifest === null) throw new Error(`no manifest in: ${published}`);
  const target = join(folder, `${manifest.asOf}_${manifest.runId}`);
  if (await isWhole(target)) return;
  const next = join(folder, `.${basename(target)}`);
  await remove(next);
  await mkdir(next);
  for (const file of keptFiles) await copyFile(join(published, file), join(next, file));
  const others = (await readdir(folder)).filter((name) => recordName.test(name) && name.startsWith(manifest.asOf));
  const orders = await Promise.all(others.map((name) => orderOf(join(folder, name))));
  await writeFile(join(next, "record.json"), JSON.stringify({ order: Math.max(0, ...orders) + 1, generation }));
  await syncFolder(next);
  await remove(target);
  await rename(next, target);
  await syncNames(folder);
}

/** Removes what a run left in `history/` that ended while it kept its record. */
export async function clearHistory(outputFolder: string): Promise<void> {
  const folder = join(outputFolder, "history");
  const names = existsSync(folder) ? await readdir(folder) : [];
  for (const name of names)
    if (name.startsWith(".") && recordName.test(name.slice(1))) await remove(join(folder, name));
}

async function setUndoneAside(folder: string, undone: readonly string[]): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => recordName.test(each))) {
    const record = await readJson(join(folder, name, "record.json"), RecordSchema);
    if (record === null || !undone.includes(record.generation)) continue;
    await mkdir(join(folder, undoneFolder), { recursive: true });
    await remove(join(folder, undoneFolder, name));
    await rename(join(folder, name), join(folder, undoneFolder, name));
    await syncNames(folder);
  }
}

/** Whether every file of a record is there and has its end: a Parquet file that was cut off has none. */
async function isWhole(record: string): Promise<boolean> {
  if ((await manifestIn(record)) === null) return false;
  for (const name of keptFiles.filter((each) => each.endsWith(".parquet"))) {
    const file = await open(join(record, name)).catch(() => null);
    if (file === null) return false;
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, Math.max(0, size - 4));
      if (buffer.toString("latin1", 0, bytesRead) !== "PAR1") return false;
    } finally {
      await file.close();
    }
  }
  return true;
}
