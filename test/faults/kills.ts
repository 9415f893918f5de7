import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { currentTables, generationFolder, madeNames, readCurrent } from "../../pipeline/generations/generations.ts";
import { run } from "../../pipeline/run.ts";
import { projectFolder, readSettings } from "../../pipeline/settings.ts";
import { reportFolder } from "../../pipeline/site/report.ts";
import { hashFolder } from "../support/folder.ts";

/*
 * npx tsx test/faults/kills.ts --kills 200 [--site] [--real 10]
 *
 * Kills one run at calls that change the disk, spread over all of them, and makes the next run after each. What a kill
 * leaves is what stood on the disk before the call: it is copied there, all in one run. `real` of them are killed in
 * earnest (SIGKILL) as well, and must leave the same. Copies that differ in leftovers alone are one state: the next run
 * is made from the first of them. Prints the figures; exits with 1 where one is not 0 that should be.
 */

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    real: { type: "string", default: "10" },
    site: { type: "boolean", default: false },
  },
});

const january = `invoice_id,customer_id,issue_date,due_date,amount,currency,paid_date
I1,ACME,2024-01-05,2024-01-20,100.00,USD,2024-01-25
I2,BOLT,2024-01-07,2024-02-06,80.00,USD,
`;
const february = `${january}I3,ACME,2024-02-05,2024-03-06,250.00,USD,
I4,BOLT,2024-02-07,2024-02-20,80.00,USD,2024-02-29
`;

const work = await mkdtemp(join(tmpdir(), "countback-kills-"));
const flagsOf = (folder: string) => ({
  ...{ input: join(folder, "in"), output: join(folder, "out") },
  ...(values.site ? { site: join(folder, "site") } : { site: false }),
});
const runIn = (folder: string) => run(readSettings(flagsOf(folder)), { quiet: true });

/** Runs the command line over a copy of the start with the hook; returns the folder it worked in and how it ended. */
async function runHooked(name: string, env: Readonly<Record<string, string>>) {
  const folder = join(work, name);
  await cp(join(work, "start"), folder, { recursive: true });
  const { input, output } = flagsOf(folder);
  const hook = ["--import", join(projectFolder, "test/faults/hook.mjs"), join(projectFolder, "bin/countback.js")];
  const args = [
    ...hook,
    "run",
    "--input",
    input,
    "--output",
    output,
    ...(values.site ? ["--site", join(folder, "site")] : ["--no-site"]),
  ];
  const copies = join(work, `${name}-copies`);
  await mkdir(copies);
  const environment = { ...process.env, KILL_FOLDER: folder, KILL_COPIES: copies, ...env };
  const { signal, status, stderr } = spawnSync(process.execPath, args, { env: environment, encoding: "utf8" });
  return { folder, copies, signal, status, stderr };
}

/** All files of a folder by their bytes (the warehouse, whose pages no two runs lay out alike, by its place), without what a run that ended early leaves and a next one removes. */
async function stateOf(folder: string): Promise<string> {
  const hashes = Object.entries(await hashFolder(folder));
  const kept = hashes.filter(([path]) => !/(^|\/)\.next-|\.lock$|\.(next|last)(\/|$)|(^|\/)timings\.json$/.test(path));
  return JSON.stringify(kept.map(([path, hash]) => [path, path.endsWith("warehouse.duckdb") ? "" : hash]));
}

const runOf = async (manifest: string): Promise<string> =>
  JSON.parse(await readFile(manifest, "utf8").catch(() => "{}")).runId ?? "none";

async function runOfSite(site: string): Promise<string> {
  const folder = join(site, "_file/data");
  const name = (await readdir(folder).catch((): string[] => [])).find((each) => each.startsWith("manifest."));
  return name === undefined ? "none" : runOf(join(folder, name));
}

/** The runs that readers see (by the pointer), and those in the folders as they stand before any other command. */
async function look(folder: string) {
  const [out, site] = [join(folder, "out"), join(folder, "site")];
  const own = (found: readonly string[]) => (values.site ? found : found.slice(0, 1));
  return {
    read: own([
      await runOf(join(await currentTables(out), "manifest.json")),
      await runOfSite(await reportFolder(site, out)),
    ]),
    raw: own([await runOf(join(out, "published/manifest.json")), await runOfSite(site)]),
  };
}

/** Makes the next run where a kill left a folder; says what is wrong afterwards, null where nothing is. */
async function nextRun(folder: string, expected: string): Promise<string | null> {
  try {
    await runIn(folder);
  } catch (error) {
    return `the next run failed: ${error instanceof Error ? error.message : error}`;
  }
  const out = join(folder, "out");
  const { read, raw } = await look(folder);
  if ([...read, ...raw].some((each) => each !== expected)) return `after the next run: ${[...read, ...raw].join(", ")}`;
  const current = (await readCurrent(out))?.generation ?? "";
  for (const name of madeNames.filter((each) => !each.includes("."))) {
    const [kept, shown] = [
      await hashFolder(join(generationFolder(out, current), name)),
      await hashFolder(join(out, name)),
    ];
    if (JSON.stringify(kept) !== JSON.stringify(shown)) return `${name} is not that of the current run`;
  }
  const hidden = [...(await readdir(out)), ...(await readdir(folder))].filter((name) => name.startsWith("."));
  return hidden.length === 0 ? null : `left over: ${hidden.join(", ")}`;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
try {
  await mkdir(join(work, "start/in"), { recursive: true });
  await writeFile(join(work, "start/in/invoices.csv"), january);
  const first = (await runIn(join(work, "start"))).runId;
  await writeFile(join(work, "start/in/invoices.csv"), february);

  const whole = await runHooked("whole", {});
  if (whole.status !== 0) throw new Error(whole.stderr);
  const total = Number(await readFile(join(whole.copies, "calls"), "utf8"));
  const second = await runOf(join(whole.folder, "out/published/manifest.json"));
  const spread = (count: number): readonly number[] =>
    Array.from(
      { length: Math.min(count, total) },
      (_, index) => 1 + Math.floor((index * total) / Math.min(count, total)),
    );
  const kills = spread(Number(values.kills));
  say(
    `${total} calls that change the disk in one run${values.site ? " with its site" : ""}; killed at ${kills.length} of them`,
  );

  const { copies } = await runHooked("copied", { KILL_AT: kills.join(",") });
  const figures = {
    nextRuns: 0,
    failed: 0,
    mixed: 0,
    missing: 0,
    first: 0,
    second: 0,
    rawMixed: 0,
    rawMissing: 0,
    realDiffers: 0,
  };
  const states = new Map<string, { readonly call: number; readonly problem: string | null }>();
  for (const call of kills) {
    const folder = join(copies, String(call));
    const { read, raw } = await look(folder);
    if (read.includes("none")) figures.missing += 1;
    else if (new Set(read).size > 1) figures.mixed += 1;
    else figures[read[0] === first ? "first" : "second"] += 1;
    if (raw.includes("none")) figures.rawMissing += 1;
    else if (new Set(raw).size > 1) figures.rawMixed += 1;
    const state = await stateOf(folder);
    if (!states.has(state)) {
      const copy = join(work, "next");
      await cp(folder, copy, { recursive: true });
      const problem = await nextRun(copy, second);
      await rm(copy, { recursive: true });
      states.set(state, { call, problem });
      figures.nextRuns += 1;
      if (problem !== null) say(`killed at call ${call}: ${problem}`);
    }
    if (states.get(state)?.problem !== null) figures.failed += 1;
  }

  for (const call of spread(Number(values.real)).map((each) => kills.findLast((kill) => kill <= each) ?? 1)) {
    const killed = await runHooked(`real-${call}`, { KILL_NOW: String(call) });
    const isSame = (await stateOf(killed.folder)) === (await stateOf(join(copies, String(call))));
    if (killed.signal !== "SIGKILL" || !isSame) figures.realDiffers += 1;
    const problem = await nextRun(killed.folder, second);
    if (problem !== null) say(`killed in earnest at call ${call}: ${problem}`);
    if (problem !== null) figures.failed += 1;
    await rm(killed.folder, { recursive: true });
  }
  say(JSON.stringify(figures, null, 2));
  process.exitCode = figures.failed + figures.mixed + figures.missing + figures.realDiffers === 0 ? 0 : 1;
} finally {
  await rm(work, { recursive: true, force: true });
}
