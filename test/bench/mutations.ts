import fc from "fast-check";
import { CountbackError } from "../../pipeline/errors.ts";
import { told } from "../ingest/told.ts";
import { injured, injury, lostAmounts, type Patient, soundFile } from "../support/injuries.ts";

/** Files read in one folder: a folder that fails as a whole is read again file by file. */
const filesAFolder = 25;

/**
 * Reads `count` injured files and says in words what became of them. Throws at the first that ends otherwise than by the
 * documented error, or of which an independent reader sees an amount that was neither accepted nor told of.
 */
export async function injureMany(count: number, seed: number): Promise<string> {
  const injuries = fc.sample(fc.array(injury, { minLength: 1, maxLength: 4 }), { seed, numRuns: count });
  const files = injuries.map((each, index) => injured(soundFile(index), each));
  const start = performance.now();
  let refused = 0;
  for (let at = 0; at < files.length; at += filesAFolder) refused += await judge(files.slice(at, at + filesAFolder));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  return `${count} injured files (seed ${seed}) in ${seconds} s: none crashed, no amount lost in silence; ${refused} refused with exit code 2 or 3`;
}

/** How many of some files were refused. */
async function judge(files: readonly Patient[]): Promise<number> {
  const { error, ...said } = await told(files);
  if (error !== null) {
    if (!(error instanceof CountbackError)) throw new Error(`${names(files)}: ${String(error)}`, { cause: error });
    if (files.length === 1) return 1;
    let refused = 0;
    for (const file of files) refused += await judge([file]);
    return refused;
  }
  const lost = lostAmounts(files, said);
  if (lost.length > 0) throw new Error(`lost in silence: ${lost.join("; ")}`);
  return 0;
}

function names(files: readonly Patient[]): string {
  return files.map(({ name }) => name).join(", ");
}
