import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { init } from "../../pipeline/init/init.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { withExport } from "../support/exports.ts";
import { withFolder } from "../support/folder.ts";
import { brokenChecks, select } from "../support/ledger.ts";

const ordinary = `Receivables as of 31 March 2024

Invoice No,Customer,Date,Due,Total,Applied,Status,Terms,Currency
1001,Acme Ltd,2024-01-05,2024-02-04,"1,100.00",0.00,Open,Net 30,USD
1002,"Bolt, Inc",2024-01-07,,250.50,100.00,Partial,Net 45,USD
1003,Acme Ltd,2024-02-07,2024-03-08,80.00,80.00,Paid,Net 30,EUR
1004,Cato,2024-02-07,2024-03-08,80.00,0.00,Void,Net 30,USD
`;

/** Runs init without a terminal over files in a folder; returns what it said. */
async function initOver(folder: string, files: Readonly<Record<string, string>>, config?: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const said: string[] = [];
  const flags = config === undefined ? { input: folder } : { input: folder, config };
  await init(flags, { say: (text) => void said.push(text), ask: null });
  return said.join("\n");
}

test("an export with ordinary headers loads by init alone: part payments, void rows, due dates from terms", async () => {
  await withFolder(async (folder) => {
    const said = await initOver(folder, { "open ar.csv": ordinary });
    expect(said).toContain("Applied    → paid_amount");
    expect(said).toContain("amount 1510.5000 read = 1430.5000 accepted + 0.0000 rejected + 80.0000 left out");
    const { profile } = readSettings({ input: folder });
    await withExport(folder, { profile, asOf: "2024-03-31" }, async (warehouse) => {
      expect(await brokenChecks(warehouse)).toEqual([]);
      expect(
        await select(
          warehouse,
          `select invoice_id, customer_id, currency, cast(due_date as varchar) as due_date, cast(open_amount as varchar) as open
          from ledger.invoices order by invoice_id`,
        ),
      ).toEqual([
        { invoice_id: "1001", customer_id: "ACME", currency: "USD", due_date: "2024-02-04", open: "1100.0000" },
        { invoice_id: "1002", customer_id: "BOLT", currency: "USD", due_date: "2024-02-21", open: "150.5000" },
        { invoice_id: "1003", customer_id: "ACME", currency: "EUR", due_date: "2024-03-08", open: "0.0000" },
      ]);
    });
  });
});

describe("--config", () => {
  test("names a file that is not there yet: it is made, with its folder, and the next command names it", async () => {
    await withFolder(async (folder) => {
      const config = join(folder, "settings", "acme.json");
      const said = await initOver(join(folder, "in"), { "a.csv": ordinary }, config);
      expect(said).toContain(
        `Wrote ${config}. Next: npx countback run --input ${join(folder, "in")} --config ${config}`,
      );
      expect(readSettings({ input: join(folder, "in"), config }).profile).toMatchObject({ name: "own" });
    });
  });

  test("the new file begins with the settings beside the exports, which it stands in for, and those stay", async () => {
    await withFolder(async (folder) => {
      const old = '{"company": "Acme", "profile": "xero-invoices"}';
      await initOver(folder, { "a.csv": ordinary, "countback.config.json": old }, join(folder, "new", "acme.json"));
      expect(JSON.parse(await readFile(join(folder, "new", "acme.json"), "utf8"))).toMatchObject({
        company: "Acme",
        profile: { name: "own" },
      });
      expect(await readFile(join(folder, "countback.config.json"), "utf8")).toBe(old);
    });
  });
});

test("one file as the input has its settings beside it", async () => {
  await withFolder(async (folder) => {
    const input = join(folder, "open ar.csv");
    await writeFile(input, ordinary);
    const said: string[] = [];
    await init({ input }, { say: (text) => void said.push(text), ask: null });
    expect(said.at(-1)).toBe(
      `Wrote ${join(folder, "countback.config.json")}. Next: npx countback run --input "${input}"`,
    );
    expect(readSettings({ input }).profile).toMatchObject({ name: "own" });
  });
});

describe("what init never does", () => {
  test("overwrite a mapping, or other settings", async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, "countback.config.json"), '{"company": "Acme", "lateAfterDays": 3}');
      await initOver(folder, { "a.csv": ordinary });
      const written = JSON.parse(await readFile(join(folder, "countback.config.json"), "utf8"));
      expect(written).toMatchObject({ company: "Acme", lateAfterDays: 3, profile: { name: "own" } });
      await expect(initOver(folder, {})).rejects.toThrow("a mapping stands in");
    });
  });

  test("write a mapping that cannot be: a payment's number as the amount paid", async () => {
    await withFolder(async (folder) => {
      const text = `Invoice No,Customer,Date,Due,Total,Payment,Balance
1001,Acme Ltd,2024-01-05,2024-02-04,100.00,90001,0.00
1002,Acme Ltd,2024-01-07,2024-02-06,250.50,,250.50
1003,Bolt Inc,2024-02-07,2024-03-08,80.00,90002,0.00
`;
      await expect(initOver(folder, { "a.csv": text })).rejects.toThrow(
        "impossible mapping: a.csv: the amount less what is paid and credited is not the balance in 2 of 3 rows (columns Total, Payment, Balance)",
      );
      await expect(readFile(join(folder, "countback.config.json"), "utf8")).rejects.toThrow("ENOENT");
    });
  });

  test("guess the order of day and month", async () => {
    await withFolder(async (folder) => {
      const text = "Invoice,Customer,Date,Amount\n1,Acme,03/04/2024,10.00\n2,Acme,05/06/2024,20.00\n";
      await expect(initOver(folder, { "a.csv": text })).rejects.toThrow("undecided day/month order");
      await expect(readFile(join(folder, "countback.config.json"), "utf8")).rejects.toThrow("ENOENT");
    });
  });

  test("touch files that a profile knows already", async () => {
    await withFolder(async (folder) => {
      const said = await initOver(folder, {
        "invoices.csv": "invoice_id,customer_id,issue_date,amount\n1,A,2024-01-01,5.00\n",
      });
      expect(said).toMatch(/^Every file is known already/);
    });
  });
});
