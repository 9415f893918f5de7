import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, parse } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ManifestSchema } from "../../pipeline/publish/manifest.ts";
import { run } from "../../pipeline/run/run.ts";
import type { Settings } from "../../pipeline/settings.ts";
import { closeWarehouse, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { countback } from "../support/command.ts";
import { type Dress, dressed, plain } from "../support/dress.ts";
import { hashFolder, withFolder } from "../support/folder.ts";
import { parseLedger, select, testSettings, writeTables } from "../support/ledger.ts";

/** All but the dates, which findings quote, otherwise than plain, and the rows in another order. */
const other: Dress = {
  delimiter: ";",
  end: "\r\n",
  encoding: "utf16le",
  dates: "iso",
  amounts: "comma",
  container: "zip",
  parts: 2,
  order: Array.from({ length: 97 }, (_, index) => (index * 61) % 97),
};

/** Runs the whole pipeline without the site over ledger lines in a dress; hands over the output folder and what it was made with. */
async function runLedger<T>(
  ledger: string,
  { dress = plain, ...changes }: Partial<Settings> & { readonly dress?: Dress },
  ask: (output: string, settings: Settings) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    for (const [name, bytes] of Object.entries(dressed(parseLedger(ledger), dress))) {
      const path = join(folder, "in", name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    const settings = { ...testSettings(join(folder, "in"), changes), outputFolder: join(folder, "out") };
    await run(settings, { quiet: true });
    return ask(settings.outputFolder, settings);
  });
}

async function readPublished(output: string, table: string, columns: string, order = "") {
  const warehouse = await openWarehouse(":memory:");
  try {
    return await select(
      warehouse,
      `select ${columns} from '${join(output, "published", `${table}.parquet`)}' ${order}`,
    );
  } finally {
    closeWarehouse(warehouse);
  }
}

/** Does some work when it is first asked for, and keeps what came of it. */
function runOnce<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | null = null;
  return () => (done ??= work());
}

const many = Array.from({ length: 120 }, (_, index) => {
  const month = String((index % 12) + 1).padStart(2, "0");
  const customer = `C${index % 7}`;
  const paid =
    index % 9 === 0
      ? ""
      : `\n2024-12-${String((index % 28) + 1).padStart(2, "0")} payment P${index} ${customer} ${90 + index}.00 USD invoice_id=I${index}`;
  return `2024-${month}-10 invoice I${index} ${customer} ${90 + index}.00 USD due_date=2024-12-${String((index % 20) + 1).padStart(2, "0")}${paid}`;
}).join("\n");

describe("the same exports and settings give the same bytes", () => {
  /** The bytes of a run over `many` into a fresh folder, of a second run, with more threads and less memory, into the same, and what `strip` leaves of it. */
  const twice = runOnce(() =>
    runLedger(many, {}, async (output, settings) => {
      const first = await hashFolder(join(output, "published"));
      await run({ ...settings, threads: 3, memory: "500MB" }, { quiet: true });
      return { first, second: await hashFolder(join(output, "published")), placeless: await strip(output) };
    }),
  );

  /** What is published without the input's own hash, what holds it, and the places of findings: lines move with their rows. */
  async function strip(output: string) {
    const hashes = await hashFolder(join(output, "published"));
    const placed = ["files", "findings", "findings_top", "findings_by_rule"];
    const manifest = ManifestSchema.parse(JSON.parse(await readFile(join(output, "published/manifest.json"), "utf8")));
    const tables = manifest.tables.filter(({ name }) => !placed.includes(name));
    return {
      kept: Object.fromEntries(
        Object.entries(hashes).filter(([file]) => !["manifest", "SHA256SUMS", ...placed].includes(parse(file).name)),
      ),
      manifest: { ...manifest, tables, runId: "", inputs: [], history: [] },
      findings: await readPublished(output, "findings", "severity, value, rule, amount", "order by all"),
    };
  }

  test("run after run", async () => {
    const { first, second } = await twice();
    expect(second).toEqual(first);
  });

  test("into any folder, in any order of rows and any dress, but for the input's own hash and the lines of findings", async () => {
    expect(await runLedger(many, { dress: other }, strip)).toEqual((await twice()).placeless);
  });

  test("and one cent more gives others", async () => {
    const { first } = await twice();
    const altered = many.replace(" 90.00 USD due", " 90.01 USD due");
    const second = await runLedger(altered, {}, (output) => hashFolder(join(output, "published")));
    expect(second["aging.parquet"]).not.toBe(first["aging.parquet"]);
    expect(second["measures.parquet"]).not.toBe(first["measures.parquet"]);
  });
});

/** What an older Countback would have left of an output folder: no generations, and records without their order. */
async function makeOld(output: string): Promise<void> {
  await rm(join(output, "generations"), { recursive: true });
  for (const name of await readdir(join(output, "history"))) await rm(join(output, "history", name, "record.json"));
}

describe("a closed month in the folder of an older Countback, run again on other exports, and a month later", () => {
  /** One invoice a customer and month; GOOD pays on the due date, LATE 40 days after it. */
  const payers = Array.from({ length: 10 }, (_, month) => {
    const date = (day: number): string => new Date(Date.UTC(2023, 5 + month, day)).toISOString().slice(0, 10);
    return [
      `${date(1)} invoice G${month} GOOD 100.00 GBP due_date=${date(31)}`,
      `${date(31)} payment PG${month} GOOD 100.00 GBP invoice_id=G${month}`,
      `${date(2)} invoice L${month} LATE 100.00 GBP due_date=${date(31)}`,
      `${date(71)} payment PL${month} LATE 100.00 GBP invoice_id=L${month}`,
    ].join("\n");
  }).join("\n");
  const january = `${payers}
    2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-02-04
    2024-01-06 invoice I2 ACME 50.00 USD due_date=2024-02-05
    2024-01-31 payment P0 BOLT 1.00 USD`;
  const february = `${payers}
    2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-02-04
    2024-01-20 invoice I3 ACME 7.00 USD due_date=2024-02-19
    2024-01-30 payment P1 ACME 40.00 USD invoice_id=I1
    2024-01-31 payment P0 BOLT 1.00 USD
    2024-02-29 payment P2 BOLT 1.00 USD`;
  const runId = async (output: string): Promise<string> =>
    JSON.parse(await readFile(join(output, "published/manifest.json"), "utf8")).runId;
  let folder: string;
  let output: string;
  const runs: string[] = [];
  /** The bytes that each run published. */
  const bytes: Readonly<Record<string, string>>[] = [];
  /** The open invoices of each run, with their classes. */
  const classes: ReadonlyMap<unknown, string>[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "countback-"));
    const input = join(folder, "in");
    output = join(folder, "out");
    await mkdir(input);
    const runOn = async (changes: Partial<Settings>): Promise<void> => {
      await run({ ...testSettings(input, changes), outputFolder: output }, { quiet: true });
      runs.push(await runId(output));
      bytes.push(await hashFolder(join(output, "published")));
      const open = await readPublished(output, "open_invoices", "invoice_id, risk_class");
      classes.push(new Map(open.map((row) => [row["invoice_id"], String(row["risk_class"])])));
    };
    await writeTables(input, parseLedger(january));
    await runOn({ asOf: "2024-01-31" });
    expect(await readPublished(output, "class_migration", "*")).toEqual([]);
    expect(await readPublished(output, "kept_forecasts", "*")).toEqual([]);
    await makeOld(output);
    await mkdir(join(output, "history", `.2024-01-31_${runs[0]}`));
    await writeFile(join(output, "history/.DS_Store"), "");
    await cp(join(output, "history", `2024-01-31_${runs[0]}`), join(output, "history/2023-12-31_0"), {
      recursive: true,
    });
    await truncate(join(output, "history/2023-12-31_0/measures.parquet"), 100);
    await writeTables(input, parseLedger(february));
    await runOn({ asOf: "2024-01-31" });
    await runOn({ asOf: "2024-02-29" });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("gives other bytes from other exports, as of the same day", () => {
    expect(bytes[1]?.["aging.parquet"]).not.toBe(bytes[0]?.["aging.parquet"]);
    expect(bytes[1]?.["measures.parquet"]).not.toBe(bytes[0]?.["measures.parquet"]);
  });

  test("is shown as its first run knew it and as it is known now, with the documents between", async () => {
    const items = "as_of_date, invoice_id, known_amount, current_amount, cause";
    const as_of_date = "2024-01-31";
    expect(await readPublished(output, "restated_items", items)).toEqual([
      { as_of_date, invoice_id: "I2", known_amount: 50, current_amount: 0, cause: "no longer in the exports" },
      {
        ...{ as_of_date, invoice_id: "I1", known_amount: 100, current_amount: 60 },
        cause: "its amount at that date has changed",
      },
      {
        ...{ as_of_date, invoice_id: "I3", known_amount: 0, current_amount: 7 },
        cause: "recorded or reopened since, with an earlier date",
      },
    ]);
    const gross = await readPublished(
      output,
      "as_known",
      "run_id, measure, method, known_value, current_value",
      "where report_currency = 'USD'",
    );
    expect(gross.filter((row) => row["measure"] === "receivables" && row["method"] === "gross")).toEqual([
      { run_id: runs[0], measure: "receivables", method: "gross", known_value: 150, current_value: 67 },
    ]);
  });

  test("is held against this run: where its invoices moved between the classes, and what it expected of the weeks since", async () => {
    const [, before, now] = classes;
    const moves = new Map<string, number>();
    for (const item of new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])])) {
      const move = `${before?.get(item) ?? "new"} → ${now?.get(item) ?? "settled"}`;
      moves.set(move, (moves.get(move) ?? 0) + 1);
    }
    expect([...moves.keys()].some((move) => move.startsWith("new"))).toBe(true);
    expect([...moves.keys()].some((move) => move.endsWith("settled"))).toBe(true);
    const told = await readPublished(output, "class_migration", "*");
    const said = told.map((row) => [`${row["class_before"]} → ${row["class_now"]}`, row["count_invoices"]]);
    expect(said.sort()).toEqual([...moves].sort());
    expect(new Set(told.map((row) => row["last_as_of_date"]))).toEqual(new Set(["2024-01-31"]));
    const kept = await readPublished(
      output,
      "kept_forecasts",
      "as_of_date, count_weeks",
      "where report_currency = 'GBP'",
    );
    expect(kept).toEqual([{ as_of_date: "2024-01-31", count_weeks: 4 }]);
  });

  test("keeps every record, and names in findings what it cannot read and what is none", async () => {
    expect((await readdir(join(output, "history"))).sort()).toEqual(
      [".DS_Store", "2023-12-31_0", ...runs.map((id, at) => `2024-0${at < 2 ? "1-31" : "2-29"}_${id}`)].sort(),
    );
    const found = "severity, file, rule";
    expect(await readPublished(output, "findings", found, "where rule like '%_history' order by rule")).toEqual([
      { severity: "warning", file: "history/2023-12-31_0", rule: "damaged_history" },
      { severity: "info", file: "history/.DS_Store", rule: "foreign_history" },
    ]);
  });

  test("is gone back to by rollback, run by run, until none is left; an undone run is no history", async () => {
    const goBack = () => countback(["rollback", "--output", output]);
    const first = await goBack();
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout.split("\n")[0]).toBe(
      `Run ${runs[1]}, as of 2024-01-31, is current again; run ${runs[2]}, as of 2024-02-29, is undone`,
    );
    expect(await runId(output)).toBe(runs[1]);
    expect((await readdir(join(output, "history"))).includes(`2024-02-29_${runs[2]}`)).toBe(false);
    expect(await goBack()).toMatchObject({ code: 0 });
    expect(await runId(output)).toBe(runs[0]);
    const before = await hashFolder(output);
    const stderr = `countback: no run before the current one is kept in: ${output} (setting: keptRuns)\n`;
    expect(await goBack()).toEqual({ code: 3, stdout: "", stderr });
    expect(await hashFolder(output)).toEqual(before);
  });
});
