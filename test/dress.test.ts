import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { run } from "../pipeline/run.ts";
import { closeWarehouse, openWarehouse } from "../pipeline/warehouse.ts";
import { anyDress, type Dress, dressed } from "./support/dress.ts";
import { hashFolder, withFolder } from "./support/folder.ts";
import { select, testSettings } from "./support/ledger.ts";
import { randomLedger, type Tables } from "./support/randomLedger.ts";

const plain: Dress = {
  delimiter: ",",
  end: "\n",
  encoding: "utf8",
  dates: "iso",
  amounts: "plain",
  container: "plain",
  parts: 1,
  order: [0],
};

/** Tables that name files and lines: all others must have the same bytes. */
const namesFiles = [
  "findings.parquet",
  "findings_top.parquet",
  "findings_by_rule.parquet",
  "files.parquet",
  "manifest.json",
];

/** What a run over a ledger in a dress publishes: the bytes of its tables, and its findings without file, line and column. */
async function published(ledger: Tables, dress: Dress): Promise<unknown> {
  return withFolder(async (folder) => {
    for (const [name, bytes] of Object.entries(dressed(ledger, dress))) {
      const path = join(folder, "in", name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    const dateOrder = dress.dates === "dmy" || dress.dates === "mdy" ? dress.dates : null;
    const settings = {
      ...testSettings(join(folder, "in"), { asOf: "2024-06-15", dateOrder }),
      outputFolder: join(folder, "out"),
    };
    await run(settings, { quiet: true });
    const hashes = Object.entries(await hashFolder(join(folder, "out", "published")));
    return {
      tables: Object.fromEntries(hashes.filter(([name]) => !namesFiles.includes(name))),
      findings: await findingsOf(join(folder, "out", "published", "findings.parquet")),
      rows: Object(JSON.parse(await readFile(join(folder, "out", "published", "manifest.json"), "utf8"))).tables.length,
    };
  });
}

/** Findings about documents; those about how a file is written belong to its dress. */
async function findingsOf(path: string): Promise<unknown> {
  const warehouse = await openWarehouse(":memory:");
  try {
    return await select(
      warehouse,
      `select severity, rule, cast(amount as varchar) as amount, count(*) as n from '${path}'
      where rule not in ('invalid_encoding', 'assumed_convention', 'unknown_column', 'missing_currency', 'ignored_file')
      group by all order by all`,
    );
  } finally {
    closeWarehouse(warehouse);
  }
}

test("the same ledger in any order, delimiter, encoding, container, date and number style publishes the same bytes", async () => {
  const [ledger] = fc.sample(randomLedger, { seed: 7, numRuns: 1 });
  if (ledger === undefined) throw new Error("no ledger");
  const expected = await published(ledger, plain);
  await fc.assert(
    fc.asyncProperty(anyDress, async (dress) => {
      expect(await published(ledger, dress)).toEqual(expected);
    }),
    { numRuns: 4, seed: 20241122, endOnFailure: true },
  );
});
