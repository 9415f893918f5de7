import { closeWarehouse, openWarehouse, type Warehouse } from "../../pipeline/warehouse/warehouse.ts";

/** Hands an empty warehouse in memory, with one thread, to `ask` and closes it afterwards. */
export async function withWarehouse<T>(ask: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await openWarehouse(":memory:", { threads: 1 });
  try {
    return await ask(warehouse);
  } finally {
    closeWarehouse(warehouse);
  }
}
