import { stat } from "node:fs/promises";
import { join } from "node:path";
import { CountbackError } from "../errors.ts";
import { listInput } from "../ingest/containers/inputFiles.ts";
import type { Settings } from "../settings.ts";
import { execute, literal, openWarehouse, type Warehouse } from "../warehouse/warehouse.ts";

/** Bytes of exports below which a file to work in and a second thread cost more than they save. */
const smallInput = 1_000_000;

const gigabyte = 1e9;

/** Most bytes that a run takes for its tables where nobody says how many. */
const mostMemory = 6 * gigabyte;

/** Of the memory that is free, in a container of what it may have, the share that a run takes at most. */
const freeShare = 0.6;

const units: Readonly<Record<string, number>> = { MB: 1e6, GB: gigabyte };

/** Bytes of a size such as `3GB` or `800 MB`; null where it is none. */
export function bytesOf(size: string): number | null {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?) ?([MG]B)$/i.exec(size) ?? [];
  return amount === undefined ? null : Math.floor(Number(amount) * (units[unit.toUpperCase()] ?? 1));
}

/** Bytes that a run may hold in memory: as many as `memory` says, else the smaller of 60 % of what is free and 6 GB. */
export function memoryLimit(memory: string | null): number {
  const stated = memory === null ? null : bytesOf(memory);
  return stated ?? Math.floor(Math.min(mostMemory, freeShare * process.availableMemory()));
}

/**
 * The database that a run works in. Small exports are worked on in memory by one thread; others in a file under `aside`, by
 * as many threads as `threads` says or there are, and what does not fit into memory goes to the disk beside it.
 */
export async function openWork({ inputFolder, memory, threads }: Settings, aside: string): Promise<Warehouse> {
  const { files } = await listInput(inputFolder);
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
  const isSmall = sizes.reduce((sum, size) => sum + size, 0) < smallInput;
  const taken = { threads: threads ?? (isSmall ? 1 : null), memory: memoryLimit(memory) };
  const warehouse = await openWarehouse(isSmall ? ":memory:" : join(aside, "work.duckdb"), taken);
  // Written once and read a few times: compressing it would cost more than the run itself.
  await execute(warehouse, "set force_compression = 'uncompressed';");
  await execute(warehouse, `set temp_directory = ${literal(join(aside, "spill"))};`);
  return warehouse;
}

/** An error in its own words: where memory or disk did not do, what that means and what helps; else the error as it is. */
export function explained(
  error: unknown,
  { memory, outputFolder }: Pick<Settings, "memory" | "outputFolder">,
): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (/no space left|ENOSPC|max_temp_directory_size/i.test(message))
    return new CountbackError(`no space left on the disk of ${outputFolder}: this ledger needs more to be worked on`);
  if (/out of memory/i.test(message)) {
    return new CountbackError(
      `${sizeOf(memoryLimit(memory))} of memory do not do for this ledger: give it more, as in --memory 8GB`,
    );
  }
  return error;
}

function sizeOf(bytes: number): string {
  return bytes < gigabyte ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / gigabyte).toFixed(1)} GB`;
}
