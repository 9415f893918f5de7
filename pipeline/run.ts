import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildLayer } from "./checks.ts";
import { decide } from "./decisions/decide.ts";
import { CountbackError } from "./errors.ts";
import { refuseForeignOutput } from "./foreign.ts";
import { forecastCash } from "./forecast/forecast.ts";
import { listInput, requireInput } from "./ingest/found.ts";
import { ingest } from "./ingest/ingest.ts";
import { keepWarehouse } from "./keep.ts";
import { refuseUnknownDay } from "./ledger/unknownDay.ts";
import { takeLock } from "./lock.ts";
import { runSteps, type Step } from "./progress.ts";
import { earlierRuns, loadHistory, remember } from "./history.ts";
import { type Manifest, publish } from "./publish/publish.ts";
import { scoreRisk, writeModel } from "./risk/risk.ts";
import type { Settings } from "./settings.ts";
import { settleDates } from "./asOf.ts";
import { buildSite } from "./site/build.ts";
import { summarise, type Summary } from "./summary.ts";
import { closeWarehouse, execute, literal, openWarehouse, type Warehouse } from "./warehouse.ts";

/** A site folder that a run made holds this file; no other folder is ever replaced. */
const siteMarker = ".countback";

/** Bytes of exports below which a file to work in and a second thread cost more than they save. */
const smallInput = 1_000_000;

/**
 * One run: nine steps in a folder aside, then a swap by rename, so that a run that ends early at any point leaves the
 * last good data and site as they were. Returns what the operator is told.
 * Throws a CountbackError whose exit code says what was wrong.
 */
export async function run(settings: Settings, { quiet }: { readonly quiet: boolean }): Promise<Summary> {
  requireInput(settings.inputFolder);
  await refuseForeignSite(settings.siteFolder);
  refuseForeignOutput(settings.outputFolder);
  const release = await takeLock(settings.outputFolder);
  const aside = join(settings.outputFolder, `.next-${process.pid}`);
  const siteAside = settings.siteFolder === null ? null : `${settings.siteFolder}.next-${process.pid}`;
  try {
    await restoreLast(settings);
    await removeLeftovers(settings);
    await mkdir(aside, { recursive: true });
    const summary = await makeReport(settings, { aside, siteAside, quiet });
    await swapIn(settings, aside, siteAside);
    return summary;
  } finally {
    await rm(aside, { recursive: true, force: true });
    if (siteAside !== null) await rm(siteAside, { recursive: true, force: true });
    await release();
  }
}

async function makeReport(
  settings: Settings,
  { aside, siteAside, quiet }: { readonly aside: string; readonly siteAside: string | null; readonly quiet: boolean },
): Promise<Summary> {
  const start = performance.now();
  const warehouse = await openWork(settings, aside);
  try {
    // Written once and read a few times: compressing it would cost more than the run itself.
    await execute(warehouse, "set force_compression = 'uncompressed';");
    await execute(warehouse, `set temp_directory = ${literal(join(aside, "spill"))};`);
    const dated = { ...settings, asOf: "" };
    const publishedFolder = join(aside, "published");
    let manifest: Manifest | undefined;
    let history: readonly string[] = [];
    const steps: Step[] = [
      { name: "ingest", title: "Read the exports", work: () => ingest(warehouse, settings) },
      {
        name: "ledger",
        title: "Build the ledger",
        work: async () => {
          dated.asOf = await settleDates(warehouse, settings);
          history = await earlierRuns(settings.outputFolder, dated.asOf);
          await loadHistory(warehouse, settings.outputFolder, history);
          await buildLayer(warehouse, "ledger");
          await refuseUnknownDay(warehouse, dated.asOf);
        },
      },
      { name: "measures", title: "Compute the measures", work: () => buildLayer(warehouse, "measures") },
      { name: "risk", title: "Fit and score late-payment risk", work: () => scoreRisk(warehouse, dated) },
      { name: "forecast", title: "Forecast cash", work: () => forecastCash(warehouse, dated) },
      { name: "decisions", title: "Recommend terms, limits and actions", work: () => decide(warehouse, dated) },
      {
        name: "publish",
        title: "Publish the tables",
        work: async () => {
          manifest = await publish(warehouse, dated, { folder: publishedFolder, history });
          await writeModel(warehouse, join(aside, "models"));
          await keepWarehouse(warehouse, join(aside, "warehouse.duckdb"));
        },
      },
      ...(siteAside === null
        ? []
        : [
            {
              name: "pages",
              title: "Build the site",
              work: () => buildSite({ publishedFolder, siteFolder: siteAside, log: () => undefined }),
            },
          ]),
    ];
    const timings = await runSteps(steps, { quiet });
    if (manifest === undefined) throw new Error("nothing was published");
    const summary = await summarise(warehouse, {
      manifest,
      timings,
      totalSeconds: (performance.now() - start) / 1000,
      settings,
    });
    await writeFile(join(aside, "timings.json"), `${JSON.stringify(summary.timings, null, 2)}\n`);
    return summary;
  } finally {
    closeWarehouse(warehouse);
  }
}

/** The database to work in: small exports are worked on in memory by one thread, others in a file by as many as there are. */
async function openWork({ inputFolder }: Settings, aside: string): Promise<Warehouse> {
  const { files } = await listInput(inputFolder);
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
  const isSmall = sizes.reduce((sum, size) => sum + size, 0) < smallInput;
  return isSmall ? openWarehouse(":memory:", { threads: 1 }) : openWarehouse(join(aside, "work.duckdb"));
}

async function swapIn(settings: Settings, aside: string, siteAside: string | null): Promise<void> {
  await remember(settings.outputFolder, join(aside, "published"));
  for (const name of ["published", "models", "warehouse.duckdb", "timings.json"]) {
    await replace(join(aside, name), join(settings.outputFolder, name));
  }
  if (siteAside !== null && settings.siteFolder !== null) {
    await writeFile(join(siteAside, siteMarker), "This folder is made anew by every run of countback.\n");
    await replace(siteAside, settings.siteFolder);
  }
}

async function replace(next: string, target: string): Promise<void> {
  const last = `${target}.last`;
  await rm(last, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  if (existsSync(target)) await rename(target, last);
  await rename(next, target);
  await rm(last, { recursive: true, force: true });
}

/** A run that ended between two renames left its last good state aside: put it back. */
async function restoreLast({ outputFolder, siteFolder }: Settings): Promise<void> {
  const targets = ["published", "models", "warehouse.duckdb", "timings.json"].map((name) => join(outputFolder, name));
  for (const target of siteFolder === null ? targets : [...targets, siteFolder]) {
    if (existsSync(`${target}.last`) && !existsSync(target)) await rename(`${target}.last`, target);
  }
}

async function removeLeftovers({ outputFolder, siteFolder }: Settings): Promise<void> {
  for (const name of await readdir(outputFolder)) {
    if (name.startsWith(".next-")) await rm(join(outputFolder, name), { recursive: true, force: true });
  }
  if (siteFolder === null || !existsSync(dirname(siteFolder))) return;
  for (const name of await readdir(dirname(siteFolder))) {
    const path = join(dirname(siteFolder), name);
    if (path.startsWith(`${siteFolder}.next-`)) await rm(path, { recursive: true, force: true });
  }
}

async function refuseForeignSite(siteFolder: string | null): Promise<void> {
  if (siteFolder === null || !existsSync(siteFolder)) return;
  const names = await readdir(siteFolder);
  if (names.length > 0 && !names.includes(siteMarker)) {
    throw new CountbackError(`not a report folder, so it is not replaced: ${siteFolder}`, 3);
  }
}
