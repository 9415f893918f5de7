import { join } from "node:path";
import { prepareRun } from "../../pipeline/run/prepareRun.ts";
import { runChecks } from "../../pipeline/warehouse/checks.ts";
import { loadHistory } from "../../pipeline/run/history.ts";
import { ingest } from "../../pipeline/ingest/ingest.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { tablesOf } from "../../pipeline/warehouse/tables.ts";
import { buildTable, closeWarehouse, execute, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { loadRaw } from "./rawLoad.ts";

/** What some work cost: seconds by the wall and of processor time, which a busy machine stretches less. */
export type Cost = { readonly name: string; readonly seconds: number; readonly cpuSeconds: number };

/** Does some work and says what it cost. */
export async function costOf(name: string, work: () => Promise<unknown>): Promise<Cost> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { name, seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 };
}

/**
 * Builds the ledger and the measures of `input` in this process, in a database under `work`, and says what each table and
 * each layer cost against the raw load of the same files, the dearest first.
 */
export async function benchTables(input: string, work: string): Promise<string> {
  const raw = await costOf("raw load", () => loadRaw(input, join(work, "raw.duckdb")));
  const settings = readSettings({ input, output: work, site: false });
  const warehouse = await openWarehouse(join(work, "tables.duckdb"));
  const lines = [costLine(raw, raw)];
  try {
    await execute(warehouse, "set force_compression = 'uncompressed';");
    lines.push(costLine(await costOf("ingest", () => ingest(warehouse, settings)), raw));
    await prepareRun(warehouse, settings);
    await loadHistory(warehouse, work, []);
    for (const layer of ["ledger", "measures"] as const) {
      const costs: Cost[] = [];
      for (const table of tablesOf(layer)) costs.push(await costOf(table, () => buildTable(warehouse, table)));
      costs.push(await costOf(`${layer} checks`, () => runChecks(warehouse, layer)));
      lines.push("", ...costLines(layer, costs, raw));
    }
    return lines.join("\n");
  } finally {
    closeWarehouse(warehouse);
  }
}

/** The whole of some costs under a name, then each of them that took a hundredth of the raw load, the dearest first. */
export function costLines(name: string, costs: readonly Cost[], raw: Cost): readonly string[] {
  const whole = {
    name,
    seconds: costs.reduce((sum, { seconds }) => sum + seconds, 0),
    cpuSeconds: costs.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
  };
  const dear = costs
    .filter(({ cpuSeconds }) => cpuSeconds >= raw.cpuSeconds / 100)
    .sort((left, right) => right.cpuSeconds - left.cpuSeconds);
  return [costLine(whole, raw), ...dear.map((cost) => costLine(cost, raw))];
}

/** A cost in words, beside the raw load of the same files. */
export function costLine({ name, seconds, cpuSeconds }: Cost, raw: Cost): string {
  const ratio = (value: number, of: number): string => `${(value / of).toFixed(2)} ×`.padStart(9);
  return [
    name.padEnd(32),
    `${seconds.toFixed(2)} s`.padStart(10),
    ratio(seconds, raw.seconds),
    `${cpuSeconds.toFixed(2)} s CPU`.padStart(14),
    ratio(cpuSeconds, raw.cpuSeconds),
  ].join("");
}
