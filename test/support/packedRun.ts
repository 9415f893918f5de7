import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { ledgers } from "../browser/ledgers.ts";
import { installPacked } from "./installed.ts";
import { shared } from "./shared.ts";

const execute = promisify(execFile);

const ToldSchema = z.object({
  /** What the run printed. */
  stdout: z.string(),
  stderr: z.string(),
  /** The files below `node_modules` with their sizes and dates, before and after. */
  before: z.array(z.string()),
  after: z.array(z.string()),
});

/**
 * What the packed file does where a user installs it: `sample --to sample`, then `run --input exports` over the ledger of
 * hostile names. Done once for all test files: what it printed, and the folder that it was run in (all but `told.json`
 * and the packed file is its work, or stood there before as `exports` and `node_modules`).
 */
export async function packedRun(): Promise<z.infer<typeof ToldSchema> & { readonly folder: string }> {
  const folder = await shared("packed", async (made) => {
    const command = await installPacked(made);
    const countback = (...args: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
      execute(process.execPath, [command, ...args], { cwd: made });
    const before = await filesOf(join(made, "node_modules"));
    await mkdir(join(made, "exports"));
    for (const [name, text] of Object.entries(ledgers.hostile.files))
      await writeFile(join(made, "exports", name), text);
    await writeFile(join(made, "tsconfig.json"), "somebody else's");
    await countback("sample", "--to", "sample");
    await rm(join(made, "tsconfig.json"));
    const { stdout, stderr } = await countback("run", "--input", "exports");
    const after = await filesOf(join(made, "node_modules"));
    await writeFile(join(made, "told.json"), JSON.stringify({ stdout, stderr, before, after }));
  });
  return { folder, ...ToldSchema.parse(JSON.parse(await readFile(join(folder, "told.json"), "utf8"))) };
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => {
      const { size, mtimeMs } = await stat(path);
      return `${relative(folder, path)} ${size} ${mtimeMs}`;
    }),
  );
}
