import { stat } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CountbackError } from "../errors.ts";
import { listInput } from "../ingest/containers/inputFiles.ts";
import type { Settings } from "../settings.ts";
import { memoryLimit, sizeOf } from "../warehouse/memory.ts";
import { closeWarehouse, execute, fence, literal, openWarehouse, type Warehouse } from "../warehouse/warehouse.ts";

/** Bytes of exports below which a second thread costs more than it saves. */
const smallInput = 1_000_000;

/** Bytes that a run's tables take in memory for a byte of exports, at most. */
const growth = 30;

/** Statements that are worked on at a time, where all is in memory; on disk each is alone with what memory there is. */
const mostLanes = 2;

/**
 * Hands the database that a run works in to `work`, and closes it afterwards. Small exports are worked on by one
 * thread, others by as many as `threads` says or there are. Tables that fit stay in memory; others are in a file under
 * `aside`, and what does not fit into memory goes to the disk beside it. Where memory or disk do not do, throws a CountbackError that says so.
 */
export async function withWork<T>(
  settings: Settings,
  aside: string,
  work: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  try {
    const warehouse = await openWork(settings, aside);
    try {
      return await work(warehouse);
    } finally {
      closeWarehouse(warehouse);
    }
  } catch (error) {
    throw explained(error, settings.memory, dirname(aside));
  }
}

async function openWork({ inputFolder, outputFolder, memory, threads }: Settings, aside: string): Promise<Warehouse> {
  const { files } = await listInput(inputFolder);
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
  const size = sizes.reduce((sum, each) => sum + each, 0);
  const limit = memoryLimit(memory);
  const isInMemory = growth * size < limit;
  const path = isInMemory ? ":memory:" : join(aside, "work.duckdb");
  const warehouse = await openWarehouse(path, {
    threads: threads ?? (size < smallInput ? 1 : null),
    memory: limit,
    lanes: isInMemory ? Math.min(mostLanes, threads ?? availableParallelism()) : 1,
  });
  // Written once and read a few times: compressing it would cost more than the run itself.
  await execute(warehouse, "set force_compression = 'uncompressed';");
  await execute(warehouse, `set temp_directory = ${literal(join(aside, "spill"))};`);
  await fence(warehouse, [inputFolder, outputFolder, dirname(aside), tmpdir()]);
  return warehouse;
}

/** An error in its own words: where memory or disk did not do, what that means and what helps; else the error as it is. */
export function explained(error: unknown, memory: string | null, folder: string): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (/no space left|ENOSPC|max_temp_directory_size/i.test(message))
    return new CountbackError(`no space left on the disk of ${folder}: this ledger needs more to be worked on`);
  if (/out of memory/i.test(message)) {
    const tried = sizeOf(memoryLimit(memory));
    return new CountbackError(`${tried} of memory do not do for this ledger: give it more, as in --memory 8GB`);
  }
  return error;
}
