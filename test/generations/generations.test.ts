import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { adopt, removeLeftovers } from "../../pipeline/generations/adopt.ts";
import { commit } from "../../pipeline/generations/commit.ts";
import { currentTables, keptGenerations } from "../../pipeline/generations/generations.ts";
import { rollback } from "../../pipeline/generations/rollback.ts";
import { catchUp, catchUpBefore } from "../../pipeline/generations/show.ts";
import { markSite } from "../../pipeline/site/folder.ts";
import { readyReport, reportFolder } from "../../pipeline/site/report.ts";
import { serveSite } from "../../pipeline/site/serve.ts";
import { dieAt, withoutSync } from "../support/dying.ts";
import { withFolder } from "../support/folder.ts";

/** Which calls are died at: every seventh, from the first on, and with KILL_EVERY=1 each of them. */
const every = Number(process.env["KILL_EVERY"] ?? 7);

const tables = ["allowance", "cash_forecast", "measures", "open_invoices", "terms", "unapplied"];

/** Writes what a run makes, small: every file holds the run's name. */
async function write(folder: string, run: string, { site }: { readonly site: boolean }): Promise<void> {
  const manifest = {
    ...{ runId: run, asOf: "2024-01-31", company: "Receivables", baseCurrency: "USD", seed: 1 },
    ...{ versions: { countback: "0", duckdb: "0" }, settings: {}, inputs: [], history: [], tables: [] },
  };
  const files = [
    ["published/manifest.json", JSON.stringify(manifest)],
    ...tables.map((table) => [`published/${table}.parquet`, `PAR1 ${run} PAR1`]),
    ["models/late_payment.json", run],
    ["warehouse.duckdb", run],
    ["timings.json", run],
    ...(site
      ? [
          ["site/index.html", run],
          [`site/_file/data/manifest.${run}000000.json`, JSON.stringify(manifest)],
        ]
      : []),
  ];
  for (const [path = "", text = ""] of files) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** What a run does once all is made, in a folder with `out` and `site`; `keptRuns` defaults to the settings' three. */
async function runMade(folder: string, run: string, { site = true, keptRuns = 3 } = {}): Promise<void> {
  const [output, siteFolder] = [join(folder, "out"), site ? join(folder, "site") : null];
  await mkdir(output, { recursive: true });
  await removeLeftovers(output, siteFolder);
  await adopt(output, siteFolder);
  await catchUp(output);
  const made = join(output, ".next-1", "made");
  await write(made, run, { site });
  if (siteFolder !== null) await markSite(join(made, "site"), siteFolder, output);
  await commit(output, made, { siteFolder, keptRuns });
  await rm(join(output, ".next-1"), { recursive: true });
}

/** The runs whose files stand in the folders that people read, each once. */
async function shown(folder: string): Promise<readonly string[]> {
  const manifest = await readFile(join(folder, "out/published/manifest.json"), "utf8");
  const runs = [JSON.parse(manifest).runId];
  for (const name of ["out/models/late_payment.json", "out/warehouse.duckdb", "out/timings.json", "site/index.html"]) {
    if (name !== "site/index.html" || existsSync(join(folder, name)))
      runs.push(await readFile(join(folder, name), "utf8"));
  }
  for (const table of tables) {
    runs.push((await readFile(join(folder, `out/published/${table}.parquet`), "utf8")).split(" ")[1]);
  }
  return [...new Set(runs)];
}

/** The run that a reader of the tables and of the site sees, both by the pointer. */
async function read(folder: string): Promise<readonly string[]> {
  const published = await currentTables(join(folder, "out"));
  const { runId } = JSON.parse(await readFile(join(published, "manifest.json"), "utf8"));
  return [
    runId,
    await readFile(join(await reportFolder(join(folder, "site"), join(folder, "out")), "index.html"), "utf8"),
  ];
}

const records = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(folder, "out/history"))).filter((name) => name !== "undone").sort();

describe("a run that is killed at any call that changes the disk", () => {
  test("is wholly there or not at all to readers, is brought in line by the next command, and lets the next run end well", async () => {
    await withoutSync(() =>
      withFolder(async (base) => {
        await runMade(join(base, "start"), "a1");
        const deaths = { before: 0, after: 0, mixed: 0 };
        for (let n = 1, died = true; died; n += every) {
          const folder = join(base, String(n));
          await cp(join(base, "start"), folder, { recursive: true });
          died = await dieAt(n, () => runMade(folder, "b2"));
          const [tablesRun, siteRun] = await read(folder);
          if (tablesRun !== siteRun) deaths.mixed += 1;
          deaths[tablesRun === "a1" ? "before" : "after"] += 1;
          const raw = existsSync(join(folder, "out/published")) ? await shown(folder) : [];
          expect([n, raw.length <= 1]).toEqual([n, true]);
          await catchUpBefore(join(folder, "out"));
          expect([n, await shown(folder)]).toEqual([n, [tablesRun]]);
          await runMade(folder, "c3");
          expect([n, await shown(folder), await read(folder)]).toEqual([n, ["c3"], ["c3", "c3"]]);
          const known = tablesRun === "a1" ? ["a1", "c3"] : ["a1", "b2", "c3"];
          expect(await records(folder)).toEqual(known.map((run) => `2024-01-31_${run}`));
          expect((await readdir(join(folder, "out"))).filter((name) => name.startsWith("."))).toEqual([]);
          expect((await readdir(folder)).sort()).toEqual(["out", "site"]);
          await rm(folder, { recursive: true });
        }
        expect(deaths).toEqual({ before: expect.any(Number), after: expect.any(Number), mixed: 0 });
        expect(Math.min(deaths.before, deaths.after)).toBeGreaterThan(3);
      }),
    );
  });

  test("is so too where the first run of all is killed, and where an older Countback's folder is taken over", async () => {
    await withoutSync(() =>
      withFolder(async (base) => {
        for (const start of ["nothing", "flat"]) {
          for (let n = 1, died = true; died; n += every) {
            const folder = join(base, `${start}-${n}`);
            if (start === "flat") await writeFlat(folder, "a1");
            died = await dieAt(n, () => runMade(folder, "b2"));
            const before = start === "flat" ? "a1" : null;
            const seen = await read(folder).catch(() => [null, null]);
            if (existsSync(join(folder, "out/published")))
              expect([n, seen[0]]).toEqual([n, expect.stringMatching(/a1|b2/)]);
            expect([n, new Set(seen).size <= 1 || before === null]).toEqual([n, true]);
            await runMade(folder, "c3");
            expect([start, n, await shown(folder), await read(folder)]).toEqual([start, n, ["c3"], ["c3", "c3"]]);
            await rm(folder, { recursive: true });
          }
        }
      }),
    );
  });

  test("and a rollback is so too", async () => {
    await withoutSync(() =>
      withFolder(async (base) => {
        await runMade(join(base, "start"), "a1");
        await runMade(join(base, "start"), "b2");
        for (let n = 1, died = true; died; n += every) {
          const folder = join(base, String(n));
          await cp(join(base, "start"), folder, { recursive: true });
          died = await dieAt(n, () => rollback(join(folder, "out")));
          const [tablesRun, siteRun] = await read(folder);
          expect([n, siteRun]).toEqual([n, tablesRun]);
          await readyReport(join(folder, "site"), join(folder, "out"));
          expect([n, await shown(folder)]).toEqual([n, [tablesRun]]);
          expect(await records(folder)).toEqual(
            (tablesRun === "a1" ? ["a1"] : ["a1", "b2"]).map((run) => `2024-01-31_${run}`),
          );
          await rm(folder, { recursive: true });
        }
      }),
    );
  });
});

test("a page opened before a run finds its own files after it, and the next page is the new run's", async () => {
  await withFolder(async (folder) => {
    await runMade(folder, "a1");
    const { address, close } = await serveSite({ siteFolder: join(folder, "site"), port: 0 });
    const ask = async (path: string): Promise<string> => (await fetch(`${address}${path}`)).text();
    try {
      expect(await ask("")).toBe("a1");
      await runMade(folder, "b2");
      expect(JSON.parse(await ask("_file/data/manifest.a1000000.json"))).toMatchObject({ runId: "a1" });
      expect(await ask("")).toBe("b2");
      expect(JSON.parse(await ask("_file/data/manifest.b2000000.json"))).toMatchObject({ runId: "b2" });
      expect(JSON.parse(await ask("_file/data/manifest.a1000000.json"))).toMatchObject({ runId: "a1" });
    } finally {
      await close();
    }
  });
});

describe("of two output folders with one site", () => {
  test("a rollback leaves the site alone that the other's run has made since", async () => {
    await withFolder(async (folder) => {
      await runMade(folder, "a1");
      await runMade(folder, "b2");
      await rename(join(folder, "out"), join(folder, "one"));
      await runMade(folder, "c3");
      expect(await rollback(join(folder, "one"))).toContain(
        `Report: left as it is, a run of ${join(folder, "out")} made it`,
      );
      expect(await read(folder)).toEqual(["c3", "c3"]);
      expect(await readFile(join(folder, "one/warehouse.duckdb"), "utf8")).toBe("a1");
    });
  });
});

describe("runs kept", () => {
  test("are as many as the setting says, the current one among them", async () => {
    await withFolder(async (folder) => {
      for (const run of ["a1", "b2", "c3"]) await runMade(folder, run, { keptRuns: 2 });
      expect(await keptGenerations(join(folder, "out"))).toEqual(["000002_b2", "000003_c3"]);
      await rollback(join(folder, "out"));
      await expect(rollback(join(folder, "out"))).rejects.toMatchObject({ exitCode: 3 });
      expect(await shown(folder)).toEqual(["b2"]);
    });
  });

  test("without a site leave the last site, and going back from one leaves it too", async () => {
    await withFolder(async (folder) => {
      await runMade(folder, "a1");
      await runMade(folder, "b2", { site: false });
      expect(await read(folder)).toEqual(["b2", "a1"]);
      expect(await rollback(join(folder, "out"))).not.toContain("Report");
      expect(await read(folder)).toEqual(["a1", "a1"]);
    });
  });

  test("a run after a rollback goes back to the run that was current then, and removes the undone one", async () => {
    await withFolder(async (folder) => {
      for (const run of ["a1", "b2"]) await runMade(folder, run);
      await rollback(join(folder, "out"));
      await runMade(folder, "c3");
      expect(await keptGenerations(join(folder, "out"))).toEqual(["000001_a1", "000003_c3"]);
      await rollback(join(folder, "out"));
      expect([await read(folder), await shown(folder)]).toEqual([["a1", "a1"], ["a1"]]);
    });
  });
});

test("what an older Countback left when it was killed between two renames is put back, and what it left after them removed", async () => {
  await withFolder(async (folder) => {
    await writeFlat(folder, "a1");
    for (const name of ["out/published", "site"]) await rename(join(folder, name), join(folder, `${name}.last`));
    await cp(join(folder, "out/models"), join(folder, "out/models.last"), { recursive: true });
    await runMade(folder, "b2");
    expect(await shown(folder)).toEqual(["b2"]);
    expect(
      (await readdir(folder)).concat(await readdir(join(folder, "out"))).filter((name) => name.includes("last")),
    ).toEqual([]);
    await rollback(join(folder, "out"));
    expect([await read(folder), await shown(folder)]).toEqual([["a1", "a1"], ["a1"]]);
  });
});

/** What an older Countback left: no generations, one record a date without a word on its order. */
async function writeFlat(folder: string, run: string): Promise<void> {
  await write(join(folder, "made"), run, { site: true });
  await mkdir(join(folder, "out"), { recursive: true });
  for (const name of ["published", "models", "warehouse.duckdb", "timings.json"]) {
    await cp(join(folder, "made", name), join(folder, "out", name), { recursive: true });
  }
  await cp(join(folder, "made/site"), join(folder, "site"), { recursive: true });
  await writeFile(join(folder, "site/.countback"), "This folder is made anew by every run of countback.\n");
  await cp(join(folder, "made/published"), join(folder, `out/history/2024-01-31_${run}`), { recursive: true });
  await rm(join(folder, "made"), { recursive: true });
}
