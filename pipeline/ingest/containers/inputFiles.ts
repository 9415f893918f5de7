import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { CountbackError, typed } from "../../errors.ts";
import { defaultInput } from "../../settings.ts";
import type { FoundFile } from "../layouts/exportFile.ts";

/** The input's files in the order of their names, and those that are no exports with the reason. */
export type Listing = {
  readonly files: readonly FoundFile[];
  readonly ignored: readonly { readonly name: string; readonly reason: string }[];
};

/** A file a day of a dozen tables for a year; more is the folder of something else. */
const mostFiles = 5000;

/**
 * Lists the input: a folder with all its sub-folders (names are paths below it, parts joined by `/`), or one file. Throws
 * with exit code 3 where there is no such folder or file.
 */
export async function listInput(input: string): Promise<Listing> {
  requireInput(input);
  const isFile = await stat(input).then(
    (found) => found.isFile(),
    (error: unknown) => cannotRead(input, error),
  );
  if (isFile) return { files: [{ name: basename(input), path: input }], ignored: [] };
  const judged = (await namesBelow(input, "")).sort((left, right) => (left.name < right.name ? -1 : 1));
  if (judged.length > mostFiles) {
    throw new CountbackError(
      `${judged.length} files in ${input}: more than the ${mostFiles} that one export may have`,
      3,
    );
  }
  return {
    files: judged.flatMap(({ name, reason }) => (reason === null ? [{ name, path: join(input, name) }] : [])),
    ignored: judged.flatMap(({ name, reason }) => (reason === null ? [] : [{ name, reason }])),
  };
}

/** Throws with exit code 3 where there is no such folder or file; who named none is told how to get a ledger to try. */
export function requireInput(input: string): void {
  if (existsSync(input)) return;
  const advice = `name your exports with --input, or write some to try: ${typed("sample", "--to", "exports")}`;
  const isDefault = input === resolve(defaultInput);
  throw new CountbackError(`no such input folder: ${isDefault ? `${defaultInput} (${advice})` : input}`, 3);
}

/** Why a file or folder of this name is passed over, or null. */
export function ignoredBecause(name: string): string | null {
  if (name.startsWith(".")) return "hidden";
  if (name === "__MACOSX") return "what a Mac adds to archives";
  if (name === "node_modules") return "packages of Node";
  if (name.startsWith("~$") || name.endsWith("~")) return "an editor's temporary file";
  if (/\.sql$/i.test(name)) return "statements of a database, no rows";
  if (/\.(duckdb|db)\.wal$/i.test(name)) return "the log of a database";
  if (/\.(md|markdown)$/i.test(name)) return "a text about the exports";
  if (/^countback\.draft(-\d+)?\.json$/.test(name)) return "a mapping that is not done";
  return name === "countback.config.json" ? "the settings" : null;
}

async function namesBelow(folder: string, prefix: string): Promise<{ name: string; reason: string | null }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => cannotRead(folder, error));
  const isReport = prefix !== "" && entries.some(({ name }) => name === ".countback");
  if (isReport) return [{ name: prefix.slice(0, -1), reason: "written by Countback" }];
  const isOutput = existsSync(join(folder, "warehouse.duckdb")) || existsSync(join(folder, "generations/current.json"));
  const names = await Promise.all(
    entries.map(async (entry) => {
      const name = `${prefix}${entry.name}`;
      const isOwn =
        isOutput && /^(warehouse\.duckdb.*|published|models|timings\.json|history|generations)$/.test(entry.name);
      const reason = isOwn ? "written by Countback" : ignoredBecause(entry.name);
      if (reason !== null || !entry.isDirectory()) return [{ name, reason }];
      return namesBelow(join(folder, entry.name), `${name}/`);
    }),
  );
  return names.flat();
}

function cannotRead(folder: string, error: unknown): never {
  const reason = error instanceof Error && "code" in error ? error.code : error;
  throw new CountbackError(`cannot read input folder (${String(reason)}): ${folder}`, 3);
}
