import { readFile, readdir } from "node:fs/promises";
import { z } from "zod";
import { doJobs } from "./lanes.ts";
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
  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const failed = new Map<string, FailedCheck>();
  const check = async (lane: Warehouse, file: string): Promise<void> => {
    const rows = await readRows(
      lane,
      `select * from (${await readFile(new URL(file, folder), "utf8")}) as broken limit 1000`,
      z.record(z.string(), z.unknown()),
    );
    if (rows.length === 0) return;
    failed.set(file, {
      check: file.slice(0, -".sql".length),
      countRows: rows.length,
      example: JSON.stringify(rows[0]),
    });
  };
  await doJobs(
    warehouse,
    files.map((file) => ({ name: file, after: [], work: (lane) => check(lane, file) })),
  );
  return files.flatMap((file) => failed.get(file) ?? []);
}

/**
 * Builds the tables of a step, but those that are said to stand there, and turns each check that does not hold into a finding.
 */
export async function buildLayer(
  warehouse: Warehouse,
  step: "ledger" | "measures" | "decisions",
  { stands = [] }: { readonly stands?: readonly string[] } = {},
): Promise<void> {
  await buildStep(warehouse, step, { stands });
  for (const { check, countRows, example } of await runChecks(warehouse, step)) {
    const message = `${check.replaceAll("_", " ")} does not hold in ${countRows} rows, first ${example}`;
    await execute(
      warehouse,
      `insert into ledger.findings (severity, file, rule, message)
       values ('error', ${literal(step)}, ${literal(check)}, ${literal(message)});`,
    );
  }
}
