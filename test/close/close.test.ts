import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareCloses } from "../../pipeline/close/compareCloses.ts";
import { writeSums } from "../../pipeline/generations/sums.ts";
import { countback } from "../support/command.ts";
import { withFolder } from "../support/folder.ts";
import { select, withLedger } from "../support/ledger.ts";

const ledger = `
  2026-06-01 invoice I1 ACME 100.00 EUR receivable_account=1400 company_id=N
  2026-06-02 invoice I2 ACME 50.00 EUR receivable_account=1410 company_id=N
  2026-06-03 invoice I3 BOLT 70.00 EUR receivable_account=1400 company_id=S
  2026-06-30 payment P1 ACME 15.00 EUR company_id=N`;
const balances = (sql: string, lines: string): Promise<unknown> =>
  withLedger(lines, { asOf: "2026-06-30" }, (warehouse) => select(warehouse, sql), sql);
const shown =
  "select company_id, account, ledger_balance, gl_balance, difference from measures.control_balances order by all";

test("each company's account beside the general ledger's; a credit is on the account that its customer is invoiced on", async () => {
  const given = `${ledger}
    2026-06-30 gl 85.00 EUR account=1400 company_id=N
    2026-06-30 gl 50.00 EUR account=1410 company_id=N
    2026-06-30 gl 75.00 EUR account=1400 company_id=S`;
  expect(await balances(shown, given)).toEqual([
    { company_id: "N", account: "1400", ledger_balance: 85, gl_balance: 85, difference: 0 },
    { company_id: "N", account: "1410", ledger_balance: 50, gl_balance: 50, difference: 0 },
    { company_id: "S", account: "1400", ledger_balance: 70, gl_balance: 75, difference: -5 },
  ]);
});

test("a general ledger that names neither is tied in one; without any there is nothing to tie", async () => {
  expect(await balances(shown, `${ledger}\n2026-06-30 gl 205.00 EUR account=AR`)).toEqual([
    { company_id: "", account: "", ledger_balance: 205, gl_balance: 205, difference: 0 },
  ]);
  expect(await balances(shown, ledger)).toEqual([
    { company_id: "N", account: "1400", ledger_balance: 85, gl_balance: null, difference: null },
    { company_id: "N", account: "1410", ledger_balance: 50, gl_balance: null, difference: null },
    { company_id: "S", account: "1400", ledger_balance: 70, gl_balance: null, difference: null },
  ]);
});

test("a month that does not tie is not closed, and the item that may be why is named; else it is kept with its sums", async () => {
  await withFolder(async (folder) => {
    const output = ["--output", join(folder, "out")];
    await mkdir(join(folder, "in"));
    const header = "invoice_id,customer_id,issue_date,due_date,amount,currency,paid_date";
    const rows =
      "I1,ACME,2026-06-01,2026-06-30,100.00,EUR,\nI2,BOLT,2026-06-02,2026-06-30,5.00,EUR,\nI0,BOLT,2026-05-02,2026-05-30,9.00,EUR,2026-06-30";
    await writeFile(join(folder, "in/invoices.csv"), `${header}\n${rows}\n`);
    await writeFile(
      join(folder, "in/gl_balances.csv"),
      "as_of_date,account,balance,currency\n2026-06-30,1400,100.00,EUR\n",
    );
    expect(await countback(["close", "2026-06", ...output])).toMatchObject({ code: 3 });
    const run = ["run", "--input", join(folder, "in"), "--no-site", "--as-of", "2026-06-30", "--json", ...output];
    expect(await countback(run)).toMatchObject({ code: 0 });
    const refused = await countback(["close", "2026-06", ...output]);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("5.0000 apart") });
    expect(refused.stderr).toContain("invoice I2 of BOLT, 2026-06-02, open 5.0000");
    const closed = await countback(["close", "2026-06", "--with-differences", ...output]);
    expect(closed).toMatchObject({ code: 0, stdout: expect.stringContaining("2026-06 is closed: as of 2026-06-30") });
    expect(await readFile(join(folder, "out/closes/2026-06/SHA256SUMS"), "utf8")).toContain("  close.json");
    const same = await countback(["diff", join(folder, "out/closes/2026-06"), "current", ...output]);
    expect(same.stdout).toMatch(/sum of its parts +0\.00/);
  });
});

test("a later run tells what it knows otherwise than the close, and a close that was changed by hand", async () => {
  await withFolder(async (folder) => {
    const kept = join(folder, "closes/2026-06");
    await mkdir(kept, { recursive: true });
    const figure = {
      company_id: "",
      account: "",
      currency: "EUR",
      open_amount: "230.0000",
      unapplied_amount: "15.0000",
    };
    const figures = [{ ...figure, ledger_balance: "215.0000", gl_balance: null, difference: null }];
    const close = { month: "2026-06", asOf: "2026-06-30", runId: "ab", figures };
    await writeFile(join(kept, "close.json"), JSON.stringify(close));
    await writeSums(kept);
    const told = (): Promise<unknown> =>
      withLedger(
        ledger,
        { asOf: "2026-06-30" },
        async (warehouse) => {
          await compareCloses(warehouse, folder, "2026-06-30");
          return select(warehouse, "select rule, amount, message from ingest.findings where file = 'closes/2026-06'");
        },
        ["ledger"],
      );
    expect(await told()).toEqual([
      {
        rule: "close_differs",
        amount: -10,
        message:
          "closed with EUR 215.00 as of 2026-06-30, known now as 205.00: countback diff with closes/2026-06 of the output folder says why",
      },
    ]);
    await writeFile(join(kept, "close.json"), JSON.stringify({ ...close, runId: "cd" }));
    expect(await told()).toMatchObject([{ rule: "broken_close" }]);
  });
});
