import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { closeWarehouse, execute, literal, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";

const files = ["customers", "invoices", "payments", "fx_rates"] as const;

const readSql = (name: string): Promise<string> => readFile(new URL(`${name}.sql`, import.meta.url), "utf8");

/** About 250 invoices a customer, at least 20 customers, at most 400,000. */
function customerCount(invoices: number): number {
  return Math.min(400_000, Math.max(20, Math.round(invoices / 250)));
}

/**
 * Writes a ledger of `invoices` invoices over `weeks` weeks in the canonical layout, by SQL alone, and returns its
 * folder under `cacheFolder`. `unpaidRate` is the share never paid. The seed and the numbers decide every value; a ledger
 * that is there already is reused.
 */
export async function generateLedger(
  cacheFolder: string,
  {
    invoices,
    seed,
    customers = customerCount(invoices),
    unpaidRate = 0.006,
    weeks = 156,
  }: {
    readonly invoices: number;
    readonly seed: number;
    readonly customers?: number;
    readonly unpaidRate?: number;
    readonly weeks?: number;
  },
): Promise<string> {
  const folder = join(cacheFolder, [invoices, seed, customers, unpaidRate, weeks].join("-"));
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const warehouse = await openWarehouse(join(unfinished, "generate.duckdb"));
  try {
    const variables = { seed, invoices, customers, unpaid_rate: unpaidRate, weeks };
    for (const [name, value] of Object.entries(variables)) {
      await execute(warehouse, `set variable bench_${name} = ${literal(value)};`);
    }
    await execute(warehouse, await readSql("macros"));
    await execute(warehouse, `create table documents as ${await readSql("documents")}`);
    for (const file of files) {
      await execute(warehouse, `copy (${await readSql(file)}) to ${literal(join(unfinished, `${file}.csv`))} (header)`);
    }
  } finally {
    closeWarehouse(warehouse);
  }
  await rm(join(unfinished, "generate.duckdb"));
  await rename(unfinished, folder);
  return folder;
}
