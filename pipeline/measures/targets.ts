import type { Settings } from "../settings.ts";
import { type Warehouse, writeRows } from "../warehouse/warehouse.ts";

/** Writes the targets and benchmarks of the settings as tables, for `measures.scorecard` to join. */
export async function writeTargets(warehouse: Warehouse, { targets, benchmarks }: Settings): Promise<void> {
  await writeRows(
    warehouse,
    "measures.targets",
    {
      measure: "varchar",
      method: "varchar",
      target: "double",
      warning: "double",
      critical: "double",
      owner: "varchar",
      comment: "varchar",
    },
    targets,
  );
  await writeRows(
    warehouse,
    "measures.benchmarks",
    { measure: "varchar", method: "varchar", value: "double", source: "varchar", date: "date" },
    benchmarks,
  );
}
