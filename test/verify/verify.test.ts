import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeSums } from "../../pipeline/generations/sums.ts";
import { ManifestSchema } from "../../pipeline/publish/manifest.ts";
import { verify } from "../../pipeline/verify/verify.ts";
import { sumOf } from "../../pipeline/warehouse/fileSum.ts";
import { closeWarehouse, execute, literal, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { countback } from "../support/command.ts";
import { withFolder } from "../support/folder.ts";

/** ACME paid I1 late and owes 250.00; BOLT paid 80.00 and 5.00 more than it owed. */
const invoices = `invoice_id,customer_id,issue_date,due_date,amount,currency,segment
I1,ACME,2024-01-05,2024-02-04,100.00,USD,Retail
I2,ACME,2024-02-05,2024-03-06,250.00,USD,Retail
I3,BOLT,2024-02-07,2024-03-08,80.00,USD,Trade
`;
const payments = `payment_id,customer_id,payment_date,amount,currency,invoice_id
P1,ACME,2024-02-10,100.00,USD,I1
P3,BOLT,2024-03-01,80.00,USD,I3
P4,BOLT,2024-03-02,5.00,USD,
`;

let folder: string;
const published = (): string => join(folder, "out", "published");
const runs = (...flags: readonly string[]): ReturnType<typeof countback> =>
  countback(["run", "--input", join(folder, "in"), "--output", join(folder, "out"), "--no-site", ...flags]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "countback-verify-"));
  await mkdir(join(folder, "in"));
  await writeFile(join(folder, "in", "invoices.csv"), invoices);
  await writeFile(join(folder, "in", "payments.csv"), payments);
  expect((await runs("--as-of", "2024-03-10")).code).toBe(0);
});

afterAll(() => rm(folder, { recursive: true }));

/** What is broken in a folder, in words. */
async function broken(place: string, input: string | null = null): Promise<readonly string[]> {
  return (await verify(place, input)).filter(({ isHeld }) => isHeld === false).map(({ says }) => says);
}

/** Hands over a copy of the published tables, as somebody who was sent them has it. */
function withCopy<T>(work: (copy: string) => Promise<T>): Promise<T> {
  return withFolder(async (place) => {
    const copy = join(place, "sent");
    await cp(published(), copy, { recursive: true });
    return work(copy);
  });
}

/** Writes a table of a copy anew, every row changed by `change`, and seals it, as a forger would. */
async function forge(copy: string, table: string, change: string): Promise<void> {
  const warehouse = await openWarehouse(":memory:");
  const path = join(copy, `${table}.parquet`);
  try {
    await execute(
      warehouse,
      `copy (select * replace (${change}) from read_parquet(${literal(path)})) to ${literal(`${path}.new`)} (format parquet);`,
    );
  } finally {
    closeWarehouse(warehouse);
  }
  await rename(`${path}.new`, path);
  await writeSums(copy);
}

test("a run proves itself, where it was made and where its tables were copied to; it says how many files and laws", async () => {
  const { code, stdout } = await countback(["verify", join(folder, "out"), "--input", join(folder, "in")]);
  expect([code, stdout]).toEqual([0, expect.not.stringContaining("BROKEN")]);
  expect(stdout).toContain("ok      models: 2 files as the run wrote them\n");
  expect(stdout).toMatch(/^ok {6}manifest: \d+ tables and the model have the hashes that it names$/m);
  expect(stdout).toContain("ok      law: open invoices are the aging\n");
  expect(stdout).toContain("ok      exports: 2 files as they were read\n");
  await withCopy(async (copy) => expect(await broken(copy)).toEqual([]));
});

describe("what has changed since is named, and the command ends with 2", () => {
  test("a byte, a file that is gone, one that came", async () => {
    await withCopy(async (copy) => {
      await writeFile(join(copy, "data-dictionary.json"), "{}");
      await rm(join(copy, "glossary.parquet"));
      await writeFile(join(copy, "notes.txt"), "mine");
      const { code, stdout, stderr } = await countback(["verify", copy]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^countback: 2 of 3 proofs are broken: .+\n$/)]);
      expect(stdout).toMatch(
        /^BROKEN {2}sent: changed data-dictionary.json; missing glossary.parquet; added notes.txt\nBROKEN {2}tables: .+\n/,
      );
    });
  });

  test("an export that is not the one it was made from", async () => {
    await withFolder(async (place) => {
      await writeFile(join(place, "invoices.csv"), invoices.replace("250.00", "260.00"));
      expect(await broken(join(folder, "out"), place)).toEqual(["exports: changed invoices.csv; missing payments.csv"]);
    });
  });

  test("no sums: nothing proves the files; and a folder that is no report is wrong use", async () => {
    await withCopy(async (copy) => {
      await rm(join(copy, "SHA256SUMS"));
      expect(await broken(copy)).toEqual(["sent: no SHA256SUMS, so nothing proves its files"]);
    });
    await withFolder(async (place) => expect((await countback(["verify", place])).code).toBe(3));
    const { code, stderr } = await countback(["verify", join(folder, "out"), "--input", "no/such/folder"]);
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^countback: no such input folder: .+\n$/)]);
  });
});

/** Has the manifest of a copy say what its tables are by now, as a careful forger would. */
async function forgeManifest(copy: string, table: string): Promise<void> {
  const path = join(copy, "manifest.json");
  const manifest = ManifestSchema.parse(JSON.parse(await readFile(path, "utf8")));
  const sha256 = await sumOf(join(copy, `${table}.parquet`));
  const tables = manifest.tables.map((each) => (each.name === table ? { ...each, sha256 } : each));
  await writeFile(path, JSON.stringify({ ...manifest, tables }));
  await writeSums(copy);
}

test("the manifest says what was read, made, by what model and by what code; a table of other bytes is not the one it names", async () => {
  const manifest = ManifestSchema.parse(JSON.parse(await readFile(join(published(), "manifest.json"), "utf8")));
  expect(manifest.model).toBe(await sumOf(join(folder, "out/models/late_payment.json")));
  expect(manifest.code).toMatch(/^[0-9a-f]{64}$/);
  expect(manifest.inputs.map(({ sha256 }) => sha256)).toEqual([
    await sumOf(join(folder, "in/invoices.csv")),
    await sumOf(join(folder, "in/payments.csv")),
  ]);
  for (const { name, sha256 } of manifest.tables)
    expect(sha256).toBe(await sumOf(join(published(), `${name}.parquet`)));
  await withCopy(async (copy) => {
    await forge(copy, "glossary", "meaning || '.' as meaning");
    expect(await broken(copy)).toEqual(["manifest: changed glossary.parquet"]);
  });
});

describe("figures that were changed with care, sums, manifest and all, break a law", () => {
  test.each([
    ["open_invoices", "open_amount + 0.01 as open_amount", ["open invoices are the aging"]],
    [
      "aging_cuts",
      "case when cut = 'segment' then open_amount + 1 else open_amount end as open_amount",
      ["aging less unapplied is what the roll forward closes with", "every cut of the aging has the same sum"],
    ],
    [
      "roll_forward",
      "closing + 1 as closing",
      [
        "aging less unapplied is what the roll forward closes with",
        "roll forward is the sum of its customers",
        "roll forwards close",
      ],
    ],
    ["customer_roll_forward", "cash - 1 as cash", ["roll forwards close"]],
    ["worklist", "true as is_hold", ["decisions agree"]],
  ])("%s: %s", async (table, change, laws) => {
    await withCopy(async (copy) => {
      await forge(copy, table, change);
      await forgeManifest(copy, table);
      const found = await broken(copy);
      expect(found.map((says) => /^law: (.+): not in/.exec(says)?.[1])).toEqual(laws);
    });
  });
});

test("every run that counts adds a line to audit.jsonl: who, when, and what was set otherwise than the time before", async () => {
  expect((await runs("--as-of", "2024-03-12", "--seed", "7")).code).toBe(0);
  expect((await runs("--as-of", "2001-01-01")).code).not.toBe(0);
  const lines = (await readFile(join(folder, "out", "audit.jsonl"), "utf8")).trim().split("\n");
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    expect.objectContaining({ by: userInfo().username, asOf: "2024-03-10", changed: {} }),
    expect.objectContaining({ asOf: "2024-03-12", changed: { asOf: ["2024-03-10", "2024-03-12"], seed: [1, 7] } }),
  ]);
});
