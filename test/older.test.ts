import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { countback } from "./support/command.ts";
import { withFolder } from "./support/folder.ts";

const record = "2024-03-31_bfb4036565013551";
const foreign: unknown = expect.objectContaining({ rule: "foreign_history", count: 1 });

/**
 * What the Countback of 2026-11-22 (324adc1) read and left of an invented ledger of five customers: exports, settings, a
 * profile, published tables, model and history as of 2024-03-31. All of it goes on working.
 */
async function withOlder(work: (folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const zip = await readFile(new URL("fixtures/older/2026-11-22.zip", import.meta.url));
    for (const [name, bytes] of Object.entries(unzipSync(zip))) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
    await work(folder);
  });
}

const later = ["run", "--input", "exports", "--config", "countback.config.json", "--no-site", "--as-of", "2024-04-30"];

test("an output folder is asked and exported as it stands", async () => {
  await withOlder(async (folder) => {
    const output = ["--output", join(folder, "data")];
    const asked = await countback(["query", "select sum(open_amount) as owed from open_invoices", "--csv", ...output]);
    expect(asked).toEqual({ code: 0, stdout: "owed\n3248.8500\n", stderr: "" });
    const names = ["query", "select report_currency from cash_forecast group by 1", "--csv", ...output];
    expect(await countback(names)).toEqual({ code: 0, stdout: "report_currency\nEUR\n", stderr: "" });
    const exported = await countback(["export", "--format", "csv", "--to", join(folder, "csv"), "--json", ...output]);
    expect(exported).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(exported.stdout)).toMatchObject({ files: expect.arrayContaining(["open_invoices.csv"]) });
  });
});

test("settings, profile, history and saved model serve a later run, which looks back on the record", async () => {
  await withOlder(async (folder) => {
    const model = ["--model", "data/models/late_payment.json"];
    const { code, stdout, stderr } = await countback([...later, ...model, "--json"], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const summary: unknown = JSON.parse(stdout);
    expect(summary).toMatchObject({ company: "Older Ltd", asOf: "2024-04-30" });
    expect(summary).not.toMatchObject({ findings: expect.arrayContaining([foreign]) });
    const manifest: unknown = JSON.parse(await readFile(join(folder, "data/published/manifest.json"), "utf8"));
    expect(manifest).toMatchObject({ schema: 2, history: [record] });
  });
});

test("what a later Countback left is named: a record is left alone, published tables are refused", async () => {
  await withOlder(async (folder) => {
    const path = join(folder, "data/history", record, "manifest.json");
    const manifest = `{ "schema": 3, ${(await readFile(path, "utf8")).trim().slice(1)}`;
    await writeFile(path, manifest);
    await writeFile(join(folder, "data/published/manifest.json"), manifest);
    const query = ["query", "select 1", "--output", join(folder, "data")];
    expect(await countback(query)).toMatchObject({ code: 2, stderr: expect.stringContaining("by a later Countback") });
    const again = await countback([...later, "--json"], { cwd: folder });
    expect(JSON.parse(again.stdout)).toMatchObject({
      findings: expect.arrayContaining([foreign]),
    });
  });
});
