import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { adopt, removeLeftovers } from "../../pipeline/generations/adopt.ts";
import { commit } from "../../pipeline/generations/commit.ts";
import { generationFolder, keptGenerations } from "../../pipeline/generations/generations.ts";
import { lay } from "../../pipeline/generations/place.ts";
import { catchUp } from "../../pipeline/generations/show.ts";
import { outputLock, siteLock, takeLocks } from "../../pipeline/generations/lock.ts";
import { run } from "../../pipeline/run/run.ts";
import { projectFolder, readSettings } from "../../pipeline/settings.ts";
import { hashFolder } from "../support/folder.ts";
import { type Look, look, nextRunProblem } from "./look.ts";

/*
 * npx tsx test/faults/kills.ts --kills 230 --whole 30 [--site]
 *
 * Kills processes by SIGKILL at calls that change the disk: `whole` runs at calls spread evenly over all that they make
 * aside, and the others at calls spread evenly over what follows once all is made (where there are as many: at each), entering
 * there and going on as a run does. After each kill: what do
 * readers of ours see, what do the folders themselves hold, and does the next run end well? Where the same stood there
 * before but for the files that a run removes unread, the next run is handed what it would make. Prints a table by the part
 * of the run; exits with 1 where a next run failed, or where a reader of ours saw two runs or none.
 */

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "230" },
    whole: { type: "string", default: "30" },
    site: { type: "boolean", default: false },
  },
});
const hasSite = values.site;

const january = `invoice_id,customer_id,issue_date,due_date,amount,currency,paid_date
I1,ACME,2024-01-05,2024-01-20,100.00,USD,2024-01-25
I2,BOLT,2024-01-07,2024-02-06,80.00,USD,
`;
const february = `${january}I3,ACME,2024-02-05,2024-03-06,250.00,USD,
I4,BOLT,2024-02-07,2024-02-20,80.00,USD,2024-02-29
`;

const work = await mkdtemp(join(tmpdir(), "countback-kills-"));
const [start, folder, prepared] = [join(work, "start"), join(work, "killed"), join(work, "made")];
const out = join(folder, "out");
const siteFolder = hasSite ? join(folder, "site") : null;

const makeRun = (where: string) => {
  const site = hasSite ? join(where, "site") : false;
  return run(readSettings({ input: join(where, "in"), output: join(where, "out"), site }), { quiet: true });
};

/** Lays what a run makes where a run makes it. */
async function layMade(): Promise<void> {
  await mkdir(join(out, ".next-1"));
  await lay(prepared, join(out, ".next-1/made"));
}

/** Runs a process over a copy of the start that dies at a call (0: lives); returns its calls where it lived. */
async function runVictim(kind: "whole" | "made", call: number): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  await lay(start, folder);
  if (kind === "made") await layMade();
  const victim = join(projectFolder, "test/faults/victim.ts");
  const args = ["--import", "tsx", victim, folder, kind, hasSite ? "site" : "tables", String(call)];
  const { signal, status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: projectFolder });
  if (call === 0 ? status !== 0 : signal !== "SIGKILL") throw new Error(`call ${call}: ${signal ?? status}\n${stderr}`);
  return call === 0 ? (await readFile(`${folder}.calls`, "utf8")).split("\n") : [];
}

/** The next run, from its beginning to its end but for what it makes: that is there already. */
async function showNext(): Promise<void> {
  const release = await takeLocks([outputLock(out), ...(siteFolder === null ? [] : [siteLock(siteFolder)])]);
  try {
    await removeLeftovers(out, siteFolder);
    await adopt(out, siteFolder);
    await catchUp(out);
    await layMade();
    await commit(out, join(out, ".next-1/made"), { siteFolder, keptRuns: 3 });
  } finally {
    await rm(join(out, ".next-1"), { recursive: true, force: true });
    await release();
  }
}

/** What stands in the folder, without the bytes of what runs leave that end early, and those that no two runs have alike. */
async function stateNow(): Promise<string> {
  const states = Object.entries(await hashFolder(folder)).map(([path, hash]) => {
    const [left] = /^.*?\.(next-|[\w.]+\.(next|last)(?=\/|$))/.exec(path) ?? [];
    return left ?? (/timings\.json$|warehouse\.duckdb$/.test(path) ? path : `${path} ${hash}`);
  });
  return [...new Set(states)].sort().join("\n");
}

type Part = { readonly name: string; readonly until: number };

/** The parts of a run, each with the number of its last call. */
function partsOf(calls: readonly string[], made: number): readonly Part[] {
  const current = calls.findIndex((call, index) => index >= made && call === "rename out/generations/current.json") + 1;
  const swapped = calls.findLastIndex((call) => call.startsWith("renameSync")) + 1;
  return [
    { name: "made", until: made },
    { name: "kept, laid aside", until: current },
    { name: "swapped in", until: swapped },
    { name: "cleared, recorded", until: calls.length },
  ];
}

type Death = { readonly call: number; readonly seen: Look; readonly problem: string | null };

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const sights = ["before", "after", "mixed", "missing"] as const;

function line(name: string, calls: number, deaths: readonly Death[]): string {
  const count = (of: "read" | "raw"): readonly number[] =>
    sights.map((sight) => deaths.filter(({ seen }) => seen[of] === sight).length);
  const failed = deaths.filter(({ problem }) => problem !== null).length;
  const numbers = [calls, deaths.length, failed, ...count("read"), ...count("raw")];
  return `${name.padEnd(18)}${numbers.map((number) => String(number).padStart(8)).join("")}`;
}

/** Prints what was seen so far, by the part of the run. */
function report(calls: readonly string[], made: number, deaths: readonly Death[]): void {
  const columns = ["calls", "kills", "failed", ...sights, ...sights].map((word) => word.padStart(8));
  say(`\n${"".padEnd(43)}${"what readers of ours see".padEnd(32)}the folders themselves`);
  say(`${"killed while".padEnd(18)}${columns.join("")}`);
  partsOf(calls, made).forEach(({ name, until }, index, parts) => {
    const from = parts[index - 1]?.until ?? 0;
    const own = deaths.filter(({ call }) => call > from && call <= until);
    say(line(name, until - from, own));
  });
  say(line("all", calls.length, deaths));
}

try {
  await mkdir(join(start, "in"), { recursive: true });
  await writeFile(join(start, "in/invoices.csv"), january);
  const before = (await makeRun(start)).runId;
  await writeFile(join(start, "in/invoices.csv"), february);

  const calls = await runVictim("whole", 0);
  const made = calls.findIndex((call) => call.endsWith("/made/generation.json"));
  const [, second = ""] = await keptGenerations(out);
  const after = second.split("_")[1] ?? "";
  await cp(generationFolder(out, second), prepared, { recursive: true });
  await rm(join(prepared, "generation.json"));
  const rest = await runVictim("made", 0);
  const plain = (list: readonly string[]): string => list.join("\n").replaceAll(/\.next-\d+/g, ".next-");
  if (plain(rest) !== plain(calls.slice(made))) throw new Error("not the calls of a whole run, once all is made");

  const spread = (count: number, over: number): readonly number[] =>
    Array.from({ length: Math.min(count, over) }, (_, index) => 1 + Math.floor((index * over) / Math.min(count, over)));
  const late = spread(Number(values.kills) - Number(values.whole), calls.length - made).map((call) => made + call);
  const kills = [...late, ...spread(Number(values.whole), made)];
  say(
    `${calls.length} calls change the disk in one run${hasSite ? " with its site" : ""}; ${kills.length} are killed at`,
  );
  const deaths: Death[] = [];
  const states = new Set<string>();
  for (const call of kills) {
    await (call > made ? runVictim("made", call - made) : runVictim("whole", call));
    const seen = await look(folder, { before, hasSite });
    if (seen.raw === "mixed" || seen.raw === "missing") say(`${call} ${calls[call - 1]}: the folders are ${seen.raw}`);
    const state = await stateNow();
    const next = states.has(state) ? showNext() : makeRun(folder);
    states.add(state);
    const problem = await next.then(
      () => nextRunProblem(folder, { run: after, hasSite }),
      (error: unknown) => `the next run failed: ${error instanceof Error ? error.message : error}`,
    );
    if (problem !== null) say(`${call} ${calls[call - 1]}: ${problem}`);
    deaths.push({ call, seen, problem });
    if (deaths.length % 50 === 0) report(calls, made, deaths);
  }

  report(calls, made, deaths);
  const isWrong = ({ seen: { read }, problem }: Death): boolean =>
    problem !== null || read === "mixed" || read === "missing";
  process.exitCode = deaths.some(isWrong) ? 1 : 0;
} finally {
  await rm(work, { recursive: true, force: true });
}
