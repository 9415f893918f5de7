import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { projectFolder } from "../../pipeline/settings.ts";
import { generateLedger } from "./generate.ts";
import { injureMany } from "./mutations.ts";
import { formatBench } from "./report.ts";
import { loadRaw } from "./rawLoad.ts";

const OptionsSchema = z.object({
  invoices: z.coerce.number().int().positive().default(1_000_000),
  seed: z.coerce.number().int().nonnegative().default(1),
  site: z.boolean().default(false),
  mutations: z.coerce.number().int().positive().optional(),
});

const TimingsSchema = z.object({
  steps: z.array(z.object({ step: z.string(), seconds: z.number(), rows: z.number().optional() })),
  totalSeconds: z.number(),
  peakMemoryBytes: z.number(),
});

/** What a run reports of itself in `timings.json`. */
export type Timings = z.infer<typeof TimingsSchema>;

/** Runs the command line as an operator would, in a process of its own; its errors go to ours. */
async function runPipeline(input: string, output: string, site: string | null): Promise<Timings> {
  const siteFlags = site === null ? ["--no-site"] : ["--site", site];
  const flags = ["run", "--input", input, "--output", output, "--json", ...siteFlags];
  const child = spawn(process.execPath, [join(projectFolder, "bin/countback.js"), ...flags], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`the run ended with exit code ${code}`);
  return TimingsSchema.parse(JSON.parse(await readFile(join(output, "timings.json"), "utf8")));
}

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      invoices: { type: "string" },
      seed: { type: "string" },
      site: { type: "boolean" },
      mutations: { type: "string" },
    },
  });
  const options = OptionsSchema.safeParse(values);
  if (!options.success) throw new Error(`invalid options: ${JSON.stringify(values)}`);
  const { invoices, seed, site, mutations } = options.data;
  if (mutations !== undefined) {
    process.stdout.write(`${await injureMany(mutations, seed)}\n`);
    return;
  }
  const cacheFolder = join(tmpdir(), "countback-bench");
  const work = join(cacheFolder, `run-${process.pid}`);
  const input = await generateLedger(cacheFolder, { invoices, seed });
  await mkdir(work, { recursive: true });
  try {
    const raw = await loadRaw(input, join(work, "raw.duckdb"));
    const timings = await runPipeline(input, join(work, "output"), site ? join(work, "site") : null);
    process.stdout.write(`${formatBench({ invoices, seed, raw, timings })}\n`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

try {
  await bench();
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
