import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../pipeline/run.ts";
import type { Settings } from "../pipeline/settings.ts";
import { closeWarehouse, openWarehouse } from "../pipeline/warehouse.ts";
import { hashFolder, withFolder } from "./support/folder.ts";
import { parseLedger, select, testSettings, writeTables } from "./support/ledger.ts";

/** Runs the whole pipeline without the site over ledger lines; hands over the output folder. */
async function runLedger<T>(
  ledger: string,
  changes: Partial<Settings>,
  ask: (output: string, input: string) => Promise<T>,
): Promise<T> {
  return withFolder(async (folder) => {
    const input = join(folder, "in");
    await mkdir(input);
    await writeTables(input, parseLedger(ledger));
    await run({ ...testSettings(input, changes), outputFolder: join(folder, "out") }, { quiet: true });
    return ask(join(folder, "out"), input);
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
  /** The bytes of a run over `many` into a fresh folder, of a second run into the same, and what `strip` leaves of it. */
  const twice = runOnce(() =>
    runLedger(many, {}, async (output, input) => {
      const first = await hashFolder(join(output, "published"));
      await run({ ...testSettings(input), outputFolder: output }, { quiet: true });
      return { first, second: await hashFolder(join(output, "published")), placeless: await strip(output) };
    }),
  );

  /** What is published without the input's own hash and the places of findings: lines move with their rows. */
  async function strip(output: string) {
    const hashes = await hashFolder(join(output, "published"));
    const placed = ["manifest.json", "files.parquet", "findings.parquet", "findings_top.parquet"];
    const manifest = JSON.parse(await readFile(join(output, "published/manifest.json"), "utf8"));
    return {
      kept: Object.fromEntries(Object.entries(hashes).filter(([name]) => !placed.includes(name))),
      manifest: { ...manifest, runId: "", inputs: [], history: [] },
      findings: await readPublished(output, "findings", "severity, value, rule, amount", "order by all"),
    };
  }

  test("run after run", async () => {
    const { first, second } = await twice();
    expect(second).toEqual(first);
  });

  test("into any folder and in any order of rows, but for the input's own hash and the lines of findings", async () => {
    const reversed = many.split("\n").reverse().join("\n");
    expect(await runLedger(reversed, {}, strip)).toEqual((await twice()).placeless);
  });

  test("and one cent more gives others", async () => {
    const { first } = await twice();
    const altered = many.replace(" 90.00 USD due", " 90.01 USD due");
    const second = await runLedger(altered, {}, (output) => hashFolder(join(output, "published")));
    expect(second["aging.parquet"]).not.toBe(first["aging.parquet"]);
    expect(second["measures.parquet"]).not.toBe(first["measures.parquet"]);
  });
});

test("a closed month is shown as it was known then and as it is known now, with the documents between", async () => {
  const january = `
    2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-02-04
    2024-01-06 invoice I2 ACME 50.00 USD due_date=2024-02-05
    2024-01-31 payment P0 BOLT 1.00 USD`;
  const february = `
    2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-02-04
    2024-01-20 invoice I3 ACME 7.00 USD due_date=2024-02-19
    2024-01-30 payment P1 ACME 40.00 USD invoice_id=I1
    2024-01-31 payment P0 BOLT 1.00 USD
    2024-02-29 payment P2 BOLT 1.00 USD`;
  await runLedger(january, {}, async (output, input) => {
    await writeTables(input, parseLedger(february));
    await run({ ...testSettings(input), outputFolder: output }, { quiet: true });
    const items = "invoice_id, known_amount, current_amount, cause";
    expect(await readPublished(output, "restated_items", items)).toEqual([
      { invoice_id: "I2", known_amount: 50, current_amount: 0, cause: "no longer in the exports" },
      { invoice_id: "I1", known_amount: 100, current_amount: 60, cause: "its amount at that date has changed" },
      {
        invoice_id: "I3",
        known_amount: 0,
        current_amount: 7,
        cause: "recorded or reopened since, with an earlier date",
      },
    ]);
    const gross = await readPublished(output, "as_known", "measure, method, known_value, current_value");
    expect(gross).toContainEqual({ measure: "receivables", method: "gross", known_value: 150, current_value: 67 });
  });
});
