import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  currentTables,
  generationFolder,
  keptGenerations,
  madeNames,
  readCurrent,
} from "../../pipeline/generations/generations.ts";
import { isFolder } from "../../pipeline/generations/place.ts";
import { reportFolder } from "../../pipeline/site/report.ts";
import { hashFolder } from "../support/folder.ts";

/** What stands in a run's folders after a kill: the run before it, itself, both of them, or none somewhere. */
type Sight = "before" | "after" | "mixed" | "missing";

/** What readers of ours see, by the pointer, and what the folders themselves hold before any other command. */
export type Look = { readonly read: Sight; readonly raw: Sight };

const none = "none";

const runOf = async (manifest: string): Promise<string> =>
  JSON.parse(await readFile(manifest, "utf8").catch(() => "{}")).runId ?? none;

async function runOfSite(site: string): Promise<string> {
  const folder = join(site, "_file/data");
  const name = (await readdir(folder).catch((): string[] => [])).find((each) => each.startsWith("manifest."));
  return name === undefined ? none : runOf(join(folder, name));
}

/** The runs that readers of ours see, and those of all that stands in the folders themselves. */
async function runsIn(folder: string, hasSite: boolean) {
  const [out, site] = [join(folder, "out"), join(folder, "site")];
  return {
    read: [
      await runOf(join(await currentTables(out), "manifest.json")),
      ...(hasSite ? [await runOfSite(await reportFolder(site, out))] : []),
    ],
    raw: [
      await runOf(join(out, "published/manifest.json")),
      ...(hasSite ? [await runOfSite(site)] : []),
      ...(await runsOfOthers(out)),
    ],
  };
}

/** Looks at a folder in which the run `before` was made and one on another export killed. */
export async function look(
  folder: string,
  { before, hasSite }: { readonly before: string; readonly hasSite: boolean },
): Promise<Look> {
  const { read, raw } = await runsIn(folder, hasSite);
  const sight = (runs: readonly string[]): Sight => {
    const found = new Set(runs);
    if (found.has(none)) return "missing";
    return found.size > 1 ? "mixed" : found.has(before) ? "before" : "after";
  };
  return { read: sight(read), raw: sight(raw) };
}

/** The runs that model, warehouse and timings are of, where their bytes differ from one kept run to another. */
async function runsOfOthers(out: string): Promise<readonly string[]> {
  const ids = await keptGenerations(out);
  const runs: string[] = [];
  for (const name of madeNames.filter((each) => each !== "published")) {
    const shown = await bytesOf(join(out, name));
    const kept = await Promise.all(ids.map((id) => bytesOf(generationFolder(out, join(id, name)))));
    const isTold = new Set(kept).size === kept.length;
    if (shown === none ? kept.includes(none) : !isTold) continue;
    runs.push(ids[kept.indexOf(shown)]?.split("_")[1] ?? none);
  }
  return runs;
}

async function bytesOf(path: string): Promise<string> {
  if (!existsSync(path)) return none;
  return (await isFolder(path)) ? JSON.stringify(await hashFolder(path)) : readFile(path, "latin1");
}

/** What is wrong in a folder after the next run, in which all should be of `run`; null where nothing is. */
export async function nextRunProblem(
  folder: string,
  { run, hasSite }: { readonly run: string; readonly hasSite: boolean },
): Promise<string | null> {
  const { read, raw } = await runsIn(folder, hasSite);
  const found = new Set([...read, ...raw]);
  if (found.size > 1 || !found.has(run)) return `after the next run: ${[...found].join(", ")}`;
  const out = join(folder, "out");
  const current = (await readCurrent(out))?.generation ?? "";
  for (const name of ["published", "models"]) {
    const kept = await bytesOf(generationFolder(out, join(current, name)));
    if (kept !== (await bytesOf(join(out, name)))) return `${name} is not that of the current run`;
  }
  const hidden = [...(await readdir(out)), ...(await readdir(folder))].filter((name) => name.startsWith("."));
  return hidden.length === 0 ? null : `left over: ${hidden.join(", ")}`;
}
