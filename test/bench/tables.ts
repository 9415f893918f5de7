import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { loadRaw } from "./rawLoad.ts";
import { stepOf } from "./statements.ts";

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

const StatementsSchema = z.array(
  z.object({ name: z.string(), seconds: z.number(), cpuSeconds: z.number(), peakMegabytes: z.number() }),
);

/**
 * Makes a whole run of `input` without site in a process of its own, and says what its statements cost against the raw load
 * of the same files, step by step, the dearest first; alike ones are one. With one thread one statement is worked on at a
 * time, so that what the process spends meanwhile is its own.
 */
export async function benchTables(input: string, work: string): Promise<string> {
  const raw = await costOf("raw load", () => loadRaw(input, join(work, "raw.duckdb")));
  const costsFile = join(work, "statements.json");
  await measuredRun(input, join(work, "output"), costsFile);
  const statements = StatementsSchema.parse(JSON.parse(await readFile(costsFile, "utf8")));
  const steps = [...new Set(statements.map(({ name }) => stepOf(name)))];
  const lines = steps.flatMap((step) => [
    "",
    ...costLines(step, summed(statements.filter(({ name }) => stepOf(name) === step)), raw),
  ]);
  const peak = Math.max(...statements.map(({ peakMegabytes }) => peakMegabytes));
  return [costLine(raw, raw), ...lines, "", `peak memory ${peak.toFixed(0)} MB`].join("\n");
}

async function measuredRun(input: string, output: string, costsFile: string): Promise<void> {
  const script = fileURLToPath(new URL("measuredRun.ts", import.meta.url));
  const args = ["--import", "tsx", script, input, output, costsFile, "threads=1"];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`the run ended with exit code ${code}`);
}

function summed(costs: readonly Cost[]): readonly Cost[] {
  const sums = new Map<string, Cost>();
  for (const { name, seconds, cpuSeconds } of costs) {
    const sum = sums.get(name) ?? { name, seconds: 0, cpuSeconds: 0 };
    sums.set(name, { name, seconds: sum.seconds + seconds, cpuSeconds: sum.cpuSeconds + cpuSeconds });
  }
  return [...sums.values()];
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
