import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commit } from "../../pipeline/generations/commit.ts";
import { remove } from "../../pipeline/generations/place.ts";
import { outputLock, siteLock, takeLocks } from "../../pipeline/generations/lock.ts";
import { killAt } from "./killAt.ts";

/*
 * node --import tsx test/faults/victim.ts FOLDER whole|made site|tables CALL
 *
 * A run over FOLDER/in that kills itself at a call: the whole of it, or where all is made already (in FOLDER/out/.next-1),
 * what is left to do. With 0 it lives and writes the calls to FOLDER.calls.
 */

const [folder = "", kind, pages, call] = process.argv.slice(2);
const [output, site] = [join(folder, "out"), pages === "site" ? join(folder, "site") : null];
let calls: readonly string[] = [];
if (kind === "whole") {
  calls = killAt(Number(call), folder);
  const { run } = await import("../../pipeline/run/run.ts");
  const { readSettings } = await import("../../pipeline/settings.ts");
  await run(readSettings({ input: join(folder, "in"), output, site: site ?? false }), { quiet: true });
} else {
  const release = await takeLocks([outputLock(output), ...(site === null ? [] : [siteLock(site)])]);
  calls = killAt(Number(call), folder);
  await commit(output, join(output, ".next-1/made"), { siteFolder: site, keptRuns: 3 });
  await remove(join(output, ".next-1"));
  await release();
}
writeFileSync(`${folder}.calls`, calls.join("\n"));
