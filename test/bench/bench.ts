import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { generateLedger } from "./generate.ts";
import { injureMany } from "./mutations.ts";
import { benchOpen } from "./open.ts";
import { runPeers } from "./peers.ts";
import { formatBench } from "./report.ts";
import { loadRaw } from "./rawLoad.ts";
import { runPipeline } from "./runPipeline.ts";
import { benchSites } from "./site.ts";
import { benchTables } from "./tables.ts";

const OptionsSchema = z.object({
  invoices: z.coerce.number().int().positive().default(1_000_000),
  seed: z.coerce.number().int().nonnegative().default(1),
  site: z.boolean().default(false),
  tables: z.boolean().default(false),
  peers: z.string().optional(),
  json: z.boolean().default(false),
  open: z.coerce.number().int().positive().optional(),
  mutations: z.coerce.number().int().positive().optional(),
});

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      invoices: { type: "string" },
      seed: { type: "string" },
      site: { type: "boolean" },
      tables: { type: "boolean" },
      peers: { type: "string" },
      json: { type: "boolean" },
      open: { type: "string" },
      mutations: { type: "string" },
    },
  });
  const options = OptionsSchema.safeParse(values);
  if (!options.success) throw new Error(`invalid options: ${JSON.stringify(values)}`);
  const { invoices, seed, site, tables, peers: scripts, json, open, mutations } = options.data;
  if (mutations !== undefined) {
    process.stdout.write(`${await injureMany(mutations, seed)}\n`);
    return;
  }
  const cacheFolder = join(tmpdir(), "countback-bench");
  if (site) {
    process.stdout.write(`${await benchSites(cacheFolder)}\n`);
    return;
  }
  const work = join(cacheFolder, `run-${process.pid}`);
  await mkdir(work, { recursive: true });
  try {
    if (open !== undefined) {
      process.stdout.write(`${await benchOpen(cacheFolder, work, { open, seed })}\n`);
      return;
    }
    const input = await generateLedger(cacheFolder, { invoices, seed });
    if (tables) {
      process.stdout.write(`${await benchTables(input, work)}\n`);
      return;
    }
    const raw = await loadRaw(input, join(work, "raw.duckdb"));
    const timings = await runPipeline(input, join(work, "output"), null);
    const peers = scripts === undefined ? [] : await runPeers(scripts, input);
    const result = { invoices, seed, raw, timings, peers };
    process.stdout.write(`${json ? JSON.stringify(result, null, 2) : formatBench(result)}\n`);
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
