import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";
import { modelCard } from "./card.ts";
import { RiskModelSchema } from "./riskModel.ts";

/** Writes the run's model and its card, `late_payment.json` and `late_payment.md`, into a folder. */
export async function writeModel(warehouse: Warehouse, folder: string): Promise<void> {
  const [row] = await readRows(warehouse, "select json from risk.model", z.object({ json: z.string() }));
  if (row === undefined) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "late_payment.json"), `${row.json}\n`);
  await writeFile(join(folder, "late_payment.md"), modelCard(RiskModelSchema.parse(JSON.parse(row.json))));
}
