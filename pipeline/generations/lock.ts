import { mkdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { CountbackError } from "../errors.ts";
import { remove } from "./place.ts";
import { literal } from "../warehouse/warehouse.ts";

/** Locks of this process: the operating system tells processes apart, not two runs in one. */
const held = new Set<string>();

/** How often a lock file that is no lock is looked at again: another run may just be making it. Then it is a leftover. */
const looks = 5;

/** The lock of all that a run keeps in an output folder. */
export const outputLock = (outputFolder: string): string => join(outputFolder, ".lock");

/** The lock of a site folder, beside it: runs with different output folders may share a site. */
export const siteLock = (siteFolder: string): string => join(dirname(siteFolder), `.${basename(siteFolder)}.lock`);

/**
 * Takes locks and returns a function that gives them back. Each is the operating system's on a file (a database opened
 * for writing): it ends with the process, however that ends and whatever its number was, and another container sees it.
 * Throws a CountbackError with exit code 4 while another holds one; then none is taken.
 */
export async function takeLocks(paths: readonly string[]): Promise<() => Promise<void>> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const own: string[] = [];
  const release = async (): Promise<void> => {
    // While they are held, so that no other's is removed; where an open file cannot be, it stays, which does no harm.
    for (const path of own) await remove(path).catch(() => undefined);
    connection.closeSync();
    instance.closeSync();
    for (const path of own) held.delete(path);
  };
  try {
    for (const [index, path] of paths.entries()) {
      if (held.has(path)) throw heldBy(`process ${process.pid}`, path);
      await mkdir(dirname(path), { recursive: true });
      await lockFile(connection, path, `lock_${index}`);
      held.add(path);
      own.push(path);
    }
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

async function lockFile(connection: DuckDBConnection, path: string, name: string): Promise<void> {
  for (let look = 1; ; look += 1) {
    const before = await numberOf(path);
    try {
      await connection.run(`attach ${literal(path)} as ${name};`);
      const after = await numberOf(path);
      if (after !== null && (before === null || before === after)) return;
      // The holder before removed the file while this process opened it.
      await connection.run(`detach ${name};`);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (/lock on file|used by another process/.test(message))
        throw heldBy(/PID [1-9]\d*/.exec(message)?.[0].replace("PID", "process") ?? "in another container", path);
      if (look > looks) throw new CountbackError(`cannot take the lock (${message}): ${path}`);
      if (look === looks) await remove(path).catch(() => undefined);
      else await wait(100);
    }
  }
}

function heldBy(holder: string, path: string): CountbackError {
  return new CountbackError(`another run (${holder}) holds the lock: ${path}`, 4);
}

/** The number under which the disk knows a file; null where there is none. */
async function numberOf(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.ino ?? null;
}
