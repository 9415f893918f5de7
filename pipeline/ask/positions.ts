import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { CountbackError } from "../errors.ts";
import {
  currentTables,
  generationFolder,
  keptGenerations,
  lineage,
  manifestIn,
  readCurrent,
} from "../generations/generations.ts";
import { orderOf, recordName } from "../generations/record.ts";

/** A run whose position is kept: where its tables are, and which it was. */
export type Position = { readonly folder: string; readonly runId: string; readonly asOf: string };

/**
 * Finds the position that a word means: a folder (published tables, a generation, a record of the history, an output folder),
 * `current`, `previous` (the last record of an earlier date), a run's id or its beginning, or a date (its last run). Throws a
 * CountbackError with exit code 3 where it means none, or several.
 */
export async function findPosition(word: string, outputFolder: string): Promise<Position> {
  for (const folder of existsSync(word) ? await tablesIn(resolve(word)) : []) {
    const manifest = await manifestIn(folder);
    if (manifest !== null) return { folder, runId: manifest.runId, asOf: manifest.asOf };
  }
  const known = await knownPositions(outputFolder);
  const current = known.find(({ isCurrent }) => isCurrent);
  const found =
    word === "current"
      ? current
      : word === "previous"
        ? known.filter(({ asOf }) => asOf < (current?.asOf ?? "")).at(-1)
        : /^\d{4}-\d{2}-\d{2}$/.test(word)
          ? known.filter(({ asOf }) => asOf === word).at(-1)
          : onlyRun(word, known);
  if (found === undefined) {
    const runs = [...new Set(known.map(({ runId, asOf }) => `${runId} (${asOf})`))];
    throw new CountbackError(`no such run: ${word} (kept: ${runs.join(", ") || "none"})`, 3);
  }
  return found;
}

function onlyRun<T extends Position>(word: string, known: readonly T[]): T | undefined {
  const found = known.filter(({ folder, runId }) => runId.startsWith(word) || basename(folder) === word);
  if (new Set(found.map(({ runId }) => runId)).size > 1) throw new CountbackError(`several runs begin so: ${word}`, 3);
  return found.at(-1);
}

async function tablesIn(folder: string): Promise<readonly string[]> {
  return [folder, join(folder, "published"), await currentTables(folder)];
}

/** All positions of an output folder, by date and in the order in which they were made; of one run the whole tables last. */
async function knownPositions(outputFolder: string): Promise<readonly (Position & { readonly isCurrent: boolean })[]> {
  const history = join(outputFolder, "history");
  const records = (existsSync(history) ? await readdir(history) : []).filter((name) => recordName.test(name));
  const dated = await Promise.all(
    records.map(async (name) => ({ folder: join(history, name), order: await orderOf(join(history, name)) })),
  );
  const current = await readCurrent(outputFolder);
  const line = (await lineage(outputFolder, current?.generation ?? null)).map(({ id }) => id);
  const kept = (await keptGenerations(outputFolder)).filter((id) => line.includes(id));
  const folders = [
    ...dated.sort((one, other) => one.order - other.order).map(({ folder }) => folder),
    ...kept.map((id) => generationFolder(outputFolder, join(id, "published"))),
  ];
  const all = await Promise.all(
    folders.map(async (folder) => {
      const manifest = await manifestIn(folder);
      const isCurrent =
        current !== null && folder === generationFolder(outputFolder, join(current.generation, "published"));
      return manifest === null ? [] : [{ folder, runId: manifest.runId, asOf: manifest.asOf, isCurrent }];
    }),
  );
  const dateOf = ({ asOf }: Position): number => Date.parse(asOf);
  return all.flat().sort((one, other) => dateOf(one) - dateOf(other));
}
