import { mkdir, writeFile } from "node:fs/promises";
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
    const tables = parseLedger(ledger);
    await writeTables(input, tables);
    if (Object.keys(tables).length === 0) {
      await writeFile(join(input, "invoices.csv"), "invoice_id,customer_id,issue_date,amount\n");
    }
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

describe("every ledger gives a report", () => {
  test.each([
    ["no invoices", ""],
    ["one invoice, open", "2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-02-04"],
    [
      "one invoice, paid",
      `2024-01-05 invoice I1 ACME 100.00 USD due_date=2024-02-04
       2024-01-20 payment P1 ACME 100.00 USD invoice_id=I1`,
    ],
    [
      "one customer, none paid",
      many
        .split("\n")
        .filter((line) => line.includes(" invoice "))
        .join("\n")
        .replaceAll(/ C\d /g, " ACME "),
    ],
    ["one payment and no invoice", "2024-01-20 payment P1 ACME 100.00 USD"],
  ])("%s", async (_title, ledger) => {
    const rows = await runLedger(ledger, {}, async (output) => ({
      open: await readPublished(
        output,
        "open_invoices",
        "sum(open_amount) as amount, count(late_probability) as scored, count(*) as n",
      ),
      errors: await readPublished(output, "findings", "count(*) filter (where severity = 'error') as n"),
    }));
    expect(rows.errors).toEqual([{ n: 0 }]);
    expect(rows.open[0]?.["scored"]).toBe(rows.open[0]?.["n"]);
  });
});

describe("the same exports and settings give the same bytes", () => {
  /** The bytes of a run over `many`, made once for all comparisons. */
  const manyHashes = runOnce(() => runLedger(many, {}, (output) => hashFolder(join(output, "published"))));

  test("run after run, into any folder", async () => {
    const again = await runLedger(many, {}, async (output, input) => {
      const second = await hashFolder(join(output, "published"));
      await run({ ...testSettings(input), outputFolder: output }, { quiet: true });
      return [second, await hashFolder(join(output, "published"))];
    });
    expect(again).toEqual([await manyHashes(), await manyHashes()]);
  });

  test("in any order of rows, but for the input's own hash and the lines of findings", async () => {
    const ask = async (output: string) => {
      const hashes = await hashFolder(join(output, "published"));
      const placeless = ["manifest.json", "files.parquet", "findings.parquet", "findings_top.parquet"];
      const kept = Object.fromEntries(Object.entries(hashes).filter(([name]) => !placeless.includes(name)));
      return {
        kept,
        findings: await readPublished(output, "findings", "severity, value, rule, amount", "order by all"),
      };
    };
    const reversed = many.split("\n").reverse().join("\n");
    expect(await runLedger(reversed, {}, ask)).toEqual(await runLedger(many, {}, ask));
  });

  test("and one cent more gives others", async () => {
    const first = await manyHashes();
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
