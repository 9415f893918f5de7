import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";

/** Folders of work that is going on: they go with it, also where it is stopped. */
const open = new Set<string>();

/** Ends the processes that work for this one where it is stopped. */
export const stopping = new AbortController();

/** Marks what this machine made: the number of a process says nothing on another one that shares the folder. */
export const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/**
 * Hands a new folder in the temporary one to `work`, readable by its owner alone, and removes it afterwards; and what
 * commands left there that were killed.
 */
export async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), `countback-${machine}-${process.pid}-`));
  open.add(folder);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    open.delete(folder);
  }
}

/** Has a folder removed where the process is stopped before `work` is done. */
export async function goingWith<T>(folder: string, work: () => Promise<T>): Promise<T> {
  open.add(folder);
  try {
    return await work();
  } finally {
    open.delete(folder);
  }
}

/** Ends and removes at once what belongs to work that is going on: the process is about to end. */
export function stopWork(): void {
  stopping.abort();
  for (const folder of open) rmSync(folder, { recursive: true, force: true });
}

async function removeAbandoned(): Promise<void> {
  const names = await readdir(tmpdir()).catch((): string[] => []);
  for (const name of names) {
    const [, number] = new RegExp(`^countback-${machine}-(\\d+)-`).exec(name) ?? [];
    if (number !== undefined && !isAlive(Number(number)))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
