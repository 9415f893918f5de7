import { execute, type Warehouse } from "../warehouse.ts";

/**
 * Does work whose tables are written as they are. The wide tables of features and risk are written once and read once or
 * twice: choosing a compression for each column would take longer than all the rest.
 */
export async function uncompressed<T>(warehouse: Warehouse, work: () => Promise<T>): Promise<T> {
  await execute(warehouse, "set force_compression = 'uncompressed'");
  try {
    return await work();
  } finally {
    await execute(warehouse, "reset force_compression");
  }
}
