import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { z } from "zod";
import { type Manifest, ManifestSchema } from "../publish/manifest.ts";
import { remove } from "./place.ts";
import { writeSums } from "./sums.ts";
import { replaceText, syncFolder, syncNames } from "./sync.ts";

/**
 * What a run makes, by name; each stands in the output folder as it does in the run's generation. `warehouse.duckdb` was
 * made by Countbacks before `table` and `query`: it is kept with the runs that made it, and goes with them.
 */
export const madeNames = ["published", "models", "warehouse.duckdb", "timings.json"] as const;

/** The folders of a run whose files are sealed by their sums. */
const sealed = ["published", "models", "site"] as const;

/** What `generation.json` says: whose run it was, which generation was current before, and where its site is shown (from the output folder). */
const GenerationSchema = z.object({
  runId: z.string(),
  asOf: z.string(),
  previous: z.string().nullable(),
  siteFolder: z.string().nullable(),
});

/** What `current.json` says: whose tables and whose site are current, and whether the folders people read show them yet. */
const CurrentSchema = z.object({ generation: z.string(), site: z.string().nullable(), isShown: z.boolean() });

/** All that one run made, kept whole in `generations/<id>/`; `id` is `<number>_<run id>`, and numbers rise. */
export type Generation = z.infer<typeof GenerationSchema> & { readonly id: string };

/** The generation that readers see; which one it is changes in one step, by the rename of `generations/current.json`. */
export type Current = z.infer<typeof CurrentSchema>;

/** The folder of one generation, or of all. */
export function generationFolder(outputFolder: string, id = ""): string {
  return join(outputFolder, "generations", id);
}

/** Which generation is current; null in a folder that no run of this kind has written to. */
export async function readCurrent(outputFolder: string): Promise<Current | null> {
  return readJson(generationFolder(outputFolder, "current.json"), CurrentSchema);
}

/** Makes a generation the current one. */
export async function writeCurrent(outputFolder: string, current: Current): Promise<void> {
  await replaceText(generationFolder(outputFolder, "current.json"), `${JSON.stringify(current)}\n`);
}

/** The folder of the tables that are current: those of the current generation, else what an older Countback published. */
export async function currentTables(outputFolder: string): Promise<string> {
  const current = await readCurrent(outputFolder);
  const kept = current === null ? null : generationFolder(outputFolder, join(current.generation, "published"));
  return kept !== null && existsSync(kept) ? kept : join(outputFolder, "published");
}

/** The manifest in a folder of tables or a record; null where there is none, or none that can be read. */
export function manifestIn(folder: string): Promise<Manifest | null> {
  return readJson(join(folder, "manifest.json"), ManifestSchema);
}

/** A kept generation by its id; null where it is kept no longer. */
export async function readGeneration(outputFolder: string, id: string): Promise<Generation | null> {
  const record = await readJson(join(generationFolder(outputFolder, id), "generation.json"), GenerationSchema);
  return record === null ? null : { ...record, id };
}

/** The kept generations from one back to the first, each after the one that was current before it. */
export async function lineage(outputFolder: string, from: string | null): Promise<readonly Generation[]> {
  const line: Generation[] = [];
  for (let id = from; id !== null;) {
    const generation = await readGeneration(outputFolder, id);
    if (generation === null) break;
    line.push(generation);
    id = generation.previous;
  }
  return line;
}

/** The ids of all generations kept, in the order in which they were made. */
export async function keptGenerations(outputFolder: string): Promise<readonly string[]> {
  const names = await readdir(generationFolder(outputFolder)).catch((): string[] => []);
  return names.filter((name) => /^\d+_/.test(name)).sort();
}

/**
 * Keeps what a run made in the folder `made` (with `site/` where it built one), with the sums of its files, synced, as the generation after the current
 * one, without making it current; returns its id.
 */
export async function keep(outputFolder: string, made: string, siteFolder: string | null): Promise<string> {
  const previous = (await readCurrent(outputFolder))?.generation ?? null;
  const { runId, asOf } = ManifestSchema.parse(
    JSON.parse(await readFile(join(made, "published", "manifest.json"), "utf8")),
  );
  const site = siteFolder === null ? null : relative(outputFolder, siteFolder);
  const record = { runId, asOf, previous, siteFolder: site };
  await writeFile(join(made, "generation.json"), `${JSON.stringify(record, null, 2)}\n`);
  for (const name of sealed.filter((each) => existsSync(join(made, each)))) await writeSums(join(made, name));
  await syncFolder(made);
  await mkdir(generationFolder(outputFolder), { recursive: true });
  await syncNames(outputFolder);
  const last = [...(await keptGenerations(outputFolder)), previous ?? "0"].map((name) => Number.parseInt(name, 10));
  const id = `${String(Math.max(...last) + 1).padStart(6, "0")}_${runId}`;
  await rename(made, generationFolder(outputFolder, id));
  await syncNames(generationFolder(outputFolder));
  return id;
}

/** Removes the generations that are neither current nor among the last `count` that led to it. */
export async function prune(outputFolder: string, count: number): Promise<void> {
  const current = await readCurrent(outputFolder);
  if (current === null) return;
  const line = (await lineage(outputFolder, current.generation)).slice(0, count).map(({ id }) => id);
  const kept = new Set([...line, current.generation, current.site]);
  for (const id of (await keptGenerations(outputFolder)).filter((each) => !kept.has(each))) {
    const leaving = generationFolder(outputFolder, `.${id}`);
    await rename(generationFolder(outputFolder, id), leaving);
    await remove(leaving);
  }
}

/** Where a generation's site is shown; null where its run built none. */
export function siteFolderOf(outputFolder: string, generation: Generation): string | null {
  return generation.siteFolder === null ? null : resolve(outputFolder, generation.siteFolder);
}

/** Reads a JSON file through a schema; null where there is none, or none that can be read so. */
export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
