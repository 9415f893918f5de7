import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "../../pipeline/settings.ts";
import { mutated, mutationsOf, type Outcome, outcomeOf } from "./mutations.ts";

/*
 * npm run test:faults -- --count 1000 --seed 7
 *
 * Reads so many mutated exports, of every layout with its side files, and writes into test/README.md what became of them.
 * Prints each that broke something or lost something; exits with 1 where there was one.
 */

const { values } = parseArgs({
  options: { count: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
const counts: Record<Outcome["kind"], number> = { read: 0, refused: 0, crash: 0, lost: 0 };
let slowest = 0;
for (const mutation of mutationsOf(seed, count)) {
  const { user: begin } = process.cpuUsage();
  const { kind, says } = await outcomeOf(mutated(mutation));
  slowest = Math.max(slowest, (process.cpuUsage().user - begin) / 1e6);
  counts[kind] += 1;
  if (kind === "crash" || kind === "lost")
    console.log(kind, says.split("\n")[0]?.slice(0, 300), JSON.stringify(mutation));
}
const told = `<!-- faults -->

| mutated exports (seed ${seed}) | read | refused with a word | crashes | lost | slowest, CPU s |
| ---: | ---: | ---: | ---: | ---: | ---: |
| ${count} | ${counts.read} | ${counts.refused} | ${counts.crash} | ${counts.lost} | ${slowest.toFixed(1)} |

<!-- end -->`;
const path = join(projectFolder, "test/README.md");
const text = existsSync(path) ? readFileSync(path, "utf8") : "# Tests\n\n<!-- faults --><!-- end -->\n";
writeFileSync(path, text.replace(/<!-- faults -->[\s\S]*<!-- end -->/, told));
console.log(told);
process.exitCode = counts.crash + counts.lost > 0 ? 1 : 0;
