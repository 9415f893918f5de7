import { readFile, readdir } from "node:fs/promises";
import { z } from "zod";
import { buildStep } from "./tables.ts";
import { execute, literal, readRows, type Warehouse } from "./warehouse.ts";

/** A check that did not hold: its name is the sentence that should be true. */
export type FailedCheck = { readonly check: string; readonly countRows: number; readonly example: string };

/**
 * Runs every `pipeline/<step>/checks/*.sql` of a step. A check is a select that returns the rows that break its name;
 * no rows means that it holds.
 */
export async function runChecks(warehouse: Warehouse, step: string): Promise<readonly FailedCheck[]> {
  const folder = new URL(`../${step}/checks/`, import.meta.url);
  const failed: FailedCheck[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort()) {
    const rows = await readRows(
      warehouse,
      `select * from (${await readFile(new URL(file, folder), "utf8")}) as broken limit 1000`,
      z.record(z.string(), z.unknown()),
    );
    if (rows.length > 0) {
      failed.push({ check: file.slice(0, -".sql".length), countRows: rows.length, example: JSON.stringify(rows[0]) });
    }
  }
  return failed;
}

/** Builds the tables of a step in order and turns each check that does not hold into a finding. */
export async function buildLayer(warehouse: Warehouse, step: "ledger" | "measures" | "decisions"): Promise<void> {
  await buildStep(warehouse, step);
  for (const { check, countRows, example } of await runChecks(warehouse, step)) {
    const message = `${check.replaceAll("_", " ")} does not hold in ${countRows} rows, first ${example}`;
    await execute(
      warehouse,
      `insert into ledger.findings (severity, file, rule, message)
       values ('error', ${literal(step)}, ${literal(check)}, ${literal(message)});`,
    );
  }
}
