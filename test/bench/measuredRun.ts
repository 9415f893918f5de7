import { writeFileSync } from "node:fs";
import { DuckDBConnection } from "@duckdb/node-api";
import { run } from "../../pipeline/run/run.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { nameOf, type Statement } from "./statements.ts";

/**
 * One whole run without site, in a process of its own, that writes what each SQL statement of it cost:
 * `tsx measuredRun.ts INPUT OUTPUT COSTS.json [SETTING=VALUE…]`.
 */
const [, , input = "", output = "", costsFile = "", ...flags] = process.argv;
const statements: Statement[] = [];

/** Does what a statement asks and notes what it cost. */
async function noted<T>(sql: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  try {
    return await work();
  } finally {
    const { user, system } = process.cpuUsage(cpu);
    statements.push({
      name: nameOf(sql),
      seconds: (performance.now() - start) / 1000,
      cpuSeconds: (user + system) / 1e6,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
    });
  }
}

const { run: runSql, runAndReadAll } = DuckDBConnection.prototype;
DuckDBConnection.prototype.run = function (sql, ...given) {
  return noted(sql, () => runSql.call(this, sql, ...given));
};
DuckDBConnection.prototype.runAndReadAll = function (sql, ...given) {
  return noted(sql, () => runAndReadAll.call(this, sql, ...given));
};

const changes = Object.fromEntries(flags.map((flag) => flag.split("=")));
await run(readSettings({ input, output, site: false, ...changes }), { quiet: true });
writeFileSync(costsFile, JSON.stringify(statements));
