import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { kindOf, rateColumns } from "../../pipeline/audience/columns.ts";
import { codeOf, codeSql, factorOf, keyName } from "../../pipeline/audience/pseudonyms.ts";
import { run } from "../../pipeline/run/run.ts";
import { buildSite } from "../../pipeline/site/build.ts";
import type { Settings } from "../../pipeline/settings.ts";
import { closeWarehouse, openWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { parseLedger, select, testSettings, withLedger, writeTables } from "../support/ledger.ts";
import { withWarehouse } from "../support/withWarehouse.ts";

/** Twelve customers: eleven owe more than the last, CLIENT-LEAST, which a CFO's report does not name. */
const owing = Array.from({ length: 11 }, (_, index) => {
  const id = `CLIENT-${String.fromCharCode(65 + index)}`;
  return `2024-0${1 + (index % 3)}-10 invoice BILL-${index} ${id} ${1000 + index * 100}.00 USD due_date=2024-04-1${index % 9} sales_rep=Wilma`;
});

const tables = {
  ...parseLedger(`${owing.join("\n")}
    2024-01-05 invoice BILL-PAID CLIENT-LEAST 200.00 USD due_date=2024-02-04 sales_rep=Wilma
    2024-02-01 payment MONEY-1 CLIENT-LEAST 200.00 USD invoice_id=BILL-PAID reference=BILL-PAID
    2024-03-01 invoice BILL-LEAST CLIENT-LEAST 33.33 USD due_date=2024-03-31 sales_rep=Wilma
    2024-03-02 invoice BILL-MERGED - 44.44 USD due_date=2024-04-01 customer_name=OTTOBRUNN-MILLS
    2024-04-05 dispute CASE-1 BILL-LEAST 33.33 reason=quarrel-with-Otto owner=Wilma
    2024-04-08 contact CALL-1 CLIENT-LEAST reminder note=ring-Otto-after-nine
    2024-04-09 promise WORD-1 CLIENT-LEAST 33.33 promised_date=2024-04-30 invoice_id=BILL-LEAST`),
  customers: [
    ...Array.from({ length: 11 }, (_, index) => {
      const letter = String.fromCharCode(65 + index);
      return { customer_id: `CLIENT-${letter}`, customer_name: `Firm ${letter}${letter}${letter}` };
    }),
    {
      customer_id: "CLIENT-LEAST",
      customer_name: "Ottobrunn Mills",
      contact_name: "Otto Brunn",
      email: "otto@ottobrunn.example",
      phone: "0049891234567",
    },
  ],
};

/** Words of the export by which a person, a customer or a document could be known. */
const secrets = [
  "CLIENT-LEAST",
  "Ottobrunn",
  "OTTOBRUNN-MILLS",
  "Otto",
  "0049891234567",
  "BILL-",
  "MONEY-1",

  "CASE-1",
  "CALL-1",
  "WORD-1",
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "countback-"));
  await writeTables(folder, tables);
  for (const audience of ["credit", "cfo", "public"] as const) await run(settingsFor(audience), { quiet: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function settingsFor(audience: Settings["audience"], changes: Partial<Settings> = {}): Settings {
  const settings = testSettings(folder, { audience, company: "Harbour Supplies", asOf: "2024-04-20", ...changes });
  return { ...settings, outputFolder: join(folder, audience), siteFolder: null };
}

/** Every text of every published table of a report, and its manifest. */
async function textsOf(audience: Settings["audience"]): Promise<string> {
  const published = join(folder, audience, "published");
  const files = (await readdir(published)).filter((name) => name.endsWith(".parquet"));
  return withWarehouse(async (warehouse) => {
    const texts = [await readFile(join(published, "manifest.json"), "utf8")];
    for (const file of files) {
      const rows = await select(warehouse, `select * from '${join(published, file)}'`);
      texts.push(JSON.stringify(rows));
    }
    return texts.join("\n");
  });
}

async function owed(audience: Settings["audience"]): Promise<number> {
  const warehouse = await openWarehouse(":memory:");
  try {
    const file = join(folder, audience, "published/aging.parquet");
    const rows = await select(
      warehouse,
      `select cast(sum(open_amount) as double) as open from '${file}' where as_of_date = date '2024-04-20' and basis = 'due'`,
    );
    return Number(rows[0]?.["open"]);
  } finally {
    closeWarehouse(warehouse);
  }
}

describe("who reads a report", () => {
  test("the credit team: everything, by which this test knows what to look for", async () => {
    const texts = await textsOf("credit");
    expect([...secrets, "Firm AAA", "Harbour", "Wilma"].filter((word) => !texts.includes(word))).toEqual([]);
  });

  test("the CFO: the ten largest by name, no other customer, no contact and no document", async () => {
    const texts = await textsOf("cfo");
    expect(secrets.filter((secret) => texts.includes(secret))).toEqual([]);
    expect(["Firm KKK", "Firm BBB", "Harbour"].filter((name) => !texts.includes(name))).toEqual([]);
    expect(await owed("cfo")).toBe(await owed("credit"));
  });

  test("anybody: no name at all, and every amount times one number", async () => {
    const texts = await textsOf("public");
    expect([...secrets, "Firm ", "Harbour", "Wilma", "quarrel"].filter((secret) => texts.includes(secret))).toEqual([]);
    const key = (await readFile(join(folder, "public", keyName), "utf8")).trim();
    expect(factorOf(key)).toBeGreaterThan(1);
    expect(await owed("public")).toBeCloseTo((await owed("credit")) * factorOf(key), 4);
    expect(texts).not.toContain(key);
  });

  test("a customer keeps its code from run to run, so that a report knows what it said before", async () => {
    await run(settingsFor("public", { asOf: "2024-04-21" }), { quiet: true });
    const key = (await readFile(join(folder, "public", keyName), "utf8")).trim();
    const texts = await textsOf("public");
    expect(texts).toContain(codeOf("CLIENT-LEAST", key));
    expect(texts).not.toContain('"vanished"');
  });
});

test("a CFO's site has no page of rows, and none of what such pages read", async () => {
  const site = join(folder, "site");
  await buildSite({
    publishedFolder: join(folder, "cfo/published"),
    siteFolder: site,
    password: null,
    log: () => undefined,
  });
  const files = await readdir(site, { recursive: true });
  expect(files).toContain("index.html");
  expect(files.filter((file) => /(customers|invoices|receipts|worklist|follow-up)\.html|^_rows/.test(file))).toEqual(
    [],
  );
  for (const file of files.filter((name) => /\.(html|json|js|csv)$/.test(name))) {
    const text = await readFile(join(site, file), "utf8");
    expect([file, secrets.filter((secret) => text.includes(secret))]).toEqual([file, []]);
  }
  const index = await readFile(join(site, "index.html"), "utf8");
  expect(index).toContain("all others by a code");
});

test("what cannot be is refused: another audience in the same folder, a total for scaled amounts", async () => {
  const mixed = { ...settingsFor("cfo"), outputFolder: join(folder, "public") };
  await expect(run(mixed, { quiet: true })).rejects.toThrow(
    /invalid audience: cfo \(the last report in .* is for public/,
  );
  const held = settingsFor("public", { expectedOpen: [{ currency: null, amount: "1.00" }] });
  await expect(run(held, { quiet: true })).rejects.toThrow("invalid expect-open: a public report's amounts are scaled");
});

test("SQL and TypeScript give a text the same code, and another under another key", async () => {
  await withWarehouse(async (warehouse) => {
    const [row] = await select(warehouse, `select ${codeSql("'Ottobrunn é'", "k1")} as code`);
    expect(row?.["code"]).toBe(codeOf("Ottobrunn é", "k1"));
  });
  expect(codeOf("Ottobrunn", "k1")).not.toBe(codeOf("Ottobrunn", "k2"));
});

test("of three million documents no two share a code: each stays one item", async () => {
  await withWarehouse(async (warehouse) => {
    const code = codeSql("cast(range as varchar)", "k1", "document");
    const [row] = await select(warehouse, `select count(distinct ${code}) as codes from range(3000000)`);
    expect(row?.["codes"]).toBe(3_000_000);
  });
});

test("of every text of exports and ledger it is said what it holds, and of every decimal whether it is money", async () => {
  await withLedger(
    "2024-01-05 invoice I1 ACME 200.00 USD due_date=2024-02-04",
    {},
    async (warehouse) => {
      const columns = await select(
        warehouse,
        `select distinct column_name, data_type from information_schema.columns
       where table_schema in ('ingest', 'ledger') and not regexp_matches(table_name, '^(known|last)_')`,
      );
      const named = (type: string): string[] =>
        columns.filter((row) => String(row["data_type"]).startsWith(type)).map((row) => String(row["column_name"]));
      expect(named("VARCHAR").filter((name) => kindOf(name) === null)).toEqual([]);
      const money = /amount|balance|limit/;
      expect(
        named("DECIMAL")
          .filter((name) => !money.test(name))
          .sort(),
      ).toEqual([...rateColumns].sort());
    },
    ["ledger"],
  );
});
