import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countback, countbackProcess } from "./support/command.ts";
import { takeLocks } from "../pipeline/generations/lock.ts";
import { hashFolder, withFolder } from "./support/folder.ts";

const goodInvoices = `invoice_id,customer_id,issue_date,due_date,amount,currency,paid_date
I1,ACME,2024-01-05,2024-02-04,100.00,USD,2024-02-10
I2,ACME,2024-02-05,2024-03-06,250.00,USD,
I3,BOLT,2024-02-07,2024-03-08,80.00,USD,2024-03-01
`;

/** A folder with an export of our own making, an output folder and a command line that uses both. */
function withExport<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  ask: (run: (...flags: readonly string[]) => ReturnType<typeof countback>, folder: string) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    await mkdir(join(folder, "in"));
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, "in", name), content);
    const paths = ["--input", join(folder, "in"), "--output", join(folder, "out"), "--no-site"];
    return ask((...flags) => countback(["run", ...paths, ...flags], { cwd: folder }), folder);
  });
}

const oneLine = (text: string): boolean => text.trim().split("\n").length === 1 && text.startsWith("countback: ");

describe("wrong use is one line on stderr and exit code 3", () => {
  test.each([
    ["no command", [], "no command given"],
    ["an unknown command", ["collect"], "unknown command"],
    ["a port that is none", ["serve", "--port", "abc"], "invalid port: abc"],
    ["a site that is not there", ["serve", "--site", "no/such/site"], "no report to serve in"],
    ["an unknown flag", ["run", "--fast"], "unknown option"],
    ["a folder that is not there", ["run", "--input", "no/such/folder", "--no-site"], "no such input folder"],
    ["a date that is none", ["run", "--as-of", "2024-02-30", "--no-site"], "invalid as-of"],
    ["a seed that is no number", ["run", "--seed", "x", "--no-site"], "invalid seed"],
    ["a config file that is not there", ["run", "--config", "none.json", "--no-site"], "no such config file"],
    ["a profile that is not known", ["run", "--profile", "nosuch", "--no-site"], "nosuch"],
  ])("%s", async (_title, args, message) => {
    const { code, stdout, stderr } = await withFolder((folder) =>
      countback([...args, ...(args[0] === "run" && !args.includes("--fast") ? ["--output", folder] : [])]),
    );
    expect({ code, stdout, oneLine: oneLine(stderr) }).toEqual({ code: 3, stdout: "", oneLine: true });
    expect(stderr).toContain(message);
  });

  test("a setting that is misspelt", async () => {
    await withExport({ "invoices.csv": goodInvoices, "countback.config.json": '{"bucketEdge": 1}' }, async (run) => {
      const { code, stderr } = await run();
      expect({ code, stderr }).toEqual({ code: 3, stderr: "countback: unknown setting: bucketEdge\n" });
    });
  });

  test("an as-of date before the first document", async () => {
    await withExport({ "invoices.csv": goodInvoices }, async (run) => {
      const { code, stderr } = await run("--as-of", "2020-01-01");
      expect(code).toBe(3);
      expect(stderr).toBe(
        "countback: invalid as-of: 2020-01-01 (the first document is dated 2024-01-05; it can answer from 2024-01-05 to 2024-03-01)\n",
      );
    });
  });

  test("a site folder that holds something else is never replaced", async () => {
    await withExport({ "invoices.csv": goodInvoices }, async (_run, folder) => {
      await mkdir(join(folder, "photos"));
      await writeFile(join(folder, "photos", "cat.jpg"), "meow");
      const flags = ["--input", join(folder, "in"), "--output", join(folder, "out"), "--site", join(folder, "photos")];
      const { code, stderr } = await countback(["run", ...flags]);
      expect({ code, oneLine: oneLine(stderr) }).toEqual({ code: 3, oneLine: true });
      expect(await readdir(join(folder, "photos"))).toEqual(["cat.jpg"]);
    });
  });
});

describe("what somebody else put where a run would write is never replaced", () => {
  test.each(["published", "models"])("%s", async (name) => {
    await withExport({ "invoices.csv": goodInvoices }, async (run, folder) => {
      await mkdir(join(folder, "out", name), { recursive: true });
      await writeFile(join(folder, "out", name, "cat.bin"), "meow");
      const { code, stderr } = await run();
      expect({ code, stderr }).toEqual({
        code: 3,
        stderr: `countback: no run made it, so it is not replaced (choose another --output): ${join(folder, "out", name)}\n`,
      });
      expect(await readdir(join(folder, "out", name))).toEqual(["cat.bin"]);
    });
  });
});

describe("a folder without exports", () => {
  test.each([
    ["run"],
    ["check"],
    ["init"],
    ["backtest", "--from", "2025-01-01", "--to", "2025-02-01", "--output", "out"],
  ])("%s", async (...args) => {
    await withFolder(async (folder) => {
      const { code, stdout, stderr } = await countback(args, { cwd: folder });
      expect({ code, stdout, oneLine: oneLine(stderr) }).toEqual({ code: 3, stdout: "", oneLine: true });
      expect(stderr).toContain("data/sample (name your exports with --input");
      expect(stderr).toContain("npx countback sample --to exports");
      expect(await readdir(folder)).toEqual([]);
    });
  });

  test("sample fills it once, and nothing else is written over", async () => {
    await withFolder(async (folder) => {
      const { code, stdout } = await countback(["sample", "--to", "exports"], { cwd: folder });
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: "16 files in exports. Next: npx countback run --input exports\n",
      });
      const again = await countback(["sample", "--to", "exports"], { cwd: folder });
      expect(again).toMatchObject({
        code: 3,
        stderr: "countback: not an empty folder, so nothing is written to it: exports\n",
      });
      expect((await countback(["sample"], { cwd: folder })).code).toBe(3);
    });
  });
});

describe("data past their limits are one line and exit code 2", () => {
  test.each([
    ["an empty folder", {}],
    ["an empty file", { "invoices.csv": "" }],
    ["a binary file", { "invoices.csv": Uint8Array.from({ length: 4000 }, (_, index) => (index * 37) % 256) }],
    ["no recognised header", { "list.csv": "colour,shape\nred,round\n" }],
    ["every date impossible", { "invoices.csv": goodInvoices.replaceAll(/2024-(\d\d)-\d\d/g, "2024-$1-45") }],
  ])("%s", async (_title, files) => {
    await withExport(files, async (run, folder) => {
      const { code, stdout, stderr } = await run();
      expect({ code, stdout, oneLine: oneLine(stderr) }).toEqual({ code: 2, stdout: "", oneLine: true });
      expect(await readdir(join(folder, "out"))).toEqual([]);
    });
  });
});

describe("while another run holds a lock the exit code is 4", () => {
  test.each([
    ["of the output folder", "out/.lock"],
    ["of the site folder, whatever the output folder", ".site.lock"],
  ])("%s", async (_title, lock) => {
    await withExport({ "invoices.csv": goodInvoices }, async (_run, folder) => {
      const release = await takeLocks([join(folder, lock)]);
      const flags = ["--input", join(folder, "in"), "--output", join(folder, "out"), "--site", join(folder, "site")];
      const { code, stderr } = await countback(["run", ...flags]);
      await release();
      expect({ code, oneLine: oneLine(stderr) }).toEqual({ code: 4, oneLine: true });
      expect(stderr).toContain(`another run (process ${process.pid}) holds the lock: ${join(folder, lock)}`);
    });
  });
});

describe("a run in a process of its own, where an older one left its lock under a number that lives", () => {
  let folder: string;
  let good: Awaited<ReturnType<typeof countbackProcess>>;
  const runAgain = (expected: string): ReturnType<typeof countbackProcess> =>
    countbackProcess(["run", "--input", "in", "--output", "out", "--no-site", "--json", "--expect-open", expected], {
      cwd: folder,
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "countback-cli-"));
    for (const name of ["in", "out"]) await mkdir(join(folder, name));
    await writeFile(join(folder, "in", "invoices.csv"), goodInvoices);
    await writeFile(join(folder, "in", "notes.md"), "# mine");
    await writeFile(join(folder, "out", ".lock"), "1");
    good = await runAgain("250.00");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("takes the lock over and ends well", () => {
    expect({ code: good.code, stderr: good.stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("prints the summary with --json: as-of, headlines, findings, seconds a step", () => {
    const summary: unknown = JSON.parse(good.stdout);
    expect(summary).toMatchObject({
      asOf: "2024-03-01",
      headlines: expect.arrayContaining([
        expect.objectContaining({ currency: "USD", measure: "receivables", unit: "money", value: 250 }),
        expect.objectContaining({ measure: "dso", unit: "days", value: expect.any(Number), reason: null }),
      ]),
      expectedOpen: [{ currency: null, amount: "250.00" }],
      rejected: { rows: 0, amount: 0 },
      timings: { steps: expect.arrayContaining([expect.objectContaining({ step: "ledger" })]) },
    });
  });

  test("publishes nothing where a control total is not met, and leaves the last good report", async () => {
    const report = await hashFolder(join(folder, "out"));
    const { code, stderr } = await runAgain("USD=249.00");
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "countback: control total not met: USD 249.00 expected, 250.00 open, 1.00 too much; nothing was rejected, left out or not read\n",
    });
    expect(await hashFolder(join(folder, "out"))).toEqual(report);
  });

  test("leaves the last good report untouched when it fails", async () => {
    const report = await hashFolder(join(folder, "out"));
    await writeFile(join(folder, "in", "invoices.csv"), goodInvoices.replaceAll("2024-0", "2024-9"));
    const { code, stdout, stderr } = await runAgain("250.00");
    expect({ code, oneLine: oneLine(stderr) }).toEqual({ code: 2, oneLine: true });
    expect(JSON.parse(stdout)).toEqual({ error: stderr.trim().replace("countback: ", ""), exit: 2 });
    expect(await hashFolder(join(folder, "out"))).toEqual(report);
  });

  test("says wrong use on stderr alone, with exit code 3", async () => {
    const { code, stdout, stderr } = await countbackProcess(["run", "--fast"]);
    expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: "", stderr: "countback: unknown option '--fast'\n" });
  });
});

test("check says what each file was taken for and publishes nothing", async () => {
  await withExport({ "invoices.csv": goodInvoices }, async (_run, folder) => {
    const { code, stdout } = await countback(["check", "--input", join(folder, "in")]);
    expect(code).toBe(0);
    expect(stdout).toContain("invoices.csv");
    expect(stdout).toContain("canonical");
    const json = await countback(["check", "--input", join(folder, "in"), "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      files: [{ file: "invoices.csv", table: "invoices", rowsRead: 3, rowsRejected: 0 }],
    });
    const short = await countback(["check", "--input", join(folder, "in"), "--expect-open", "240.00", "--json"]);
    expect(JSON.parse(short.stdout)).toMatchObject({
      files: [{ file: "invoices.csv" }],
      exit: 2,
      error: expect.stringContaining("control total not met: USD 240.00 expected, 250.00 open, 10.00 too much"),
    });
    await writeFile(join(folder, "in", "invoices.csv"), "who,what\nme,that\n");
    const failed = await countback(["check", "--input", join(folder, "in"), "--json"]);
    expect(JSON.parse(failed.stdout)).toMatchObject({
      files: [],
      exit: 2,
      error: expect.stringContaining("no export recognised"),
    });
    expect(await readdir(folder)).toEqual(["in"]);
  });
});

test("--help names every command and the exit codes; --version is the package's", async () => {
  const help = await countback(["--help"]);
  expect(help.code).toBe(0);
  for (const word of ["run", "check", "serve", "sample", "Exit codes"]) expect(help.stdout).toContain(word);
  expect((await countback(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
