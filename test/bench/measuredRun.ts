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

const { run: runSql } = DuckDBConnection.prototype;

// All that is asked of a connection goes through here.
DuckDBConnection.prototype.run = async function (sql, ...given) {
  const start = performance.now();
  const cpu = process.cpuUsage();
  try {
    return await runSql.call(this, sql, ...given);
  } finally {
    const { user, system } = process.cpuUsage(cpu);
    statements.push({
      name: nameOf(sql),
      seconds: (performance.now() - start) / 1000,
      cpuSeconds: (user + system) / 1e6,
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
    });
  }
};

const changes = Object.fromEntries(flags.map((flag) => flag.split("=")));
await run(readSettings({ input, output, site: false, ...changes }), { quiet: true });
writeFileSync(costsFile, JSON.stringify(statements));
