import { expect, it } from "vitest";
import { init } from "../../../pipeline/init/init.ts";
import { readSettings } from "../../../pipeline/settings.ts";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describeIngest } from "../../../pipeline/ingest/findings/inspect.ts";
import { withExport } from "../../support/exports.ts";
import { withFolder } from "../../support/folder.ts";
import { select } from "../../support/ledger.ts";
import { findingsOf, rowsOf } from "../exports.ts";

const canonical = `invoice_id,customer_id,issue_date,due_date,amount,currency,open_amount,status
I1,ACME,2020-01-10,2020-02-09,100.00,EUR,100.00,Open
I2,ACME,2020-01-10,2020-02-09,40.00,EUR,40.00,Void
I3,ACME,2020-01-10,2020-02-09,60.00,EUR,60.00,Paid
I4,ACME,2020-01-10,2020-02-09,70.00,EUR,0.00,Paid
I5,ACME,2020-01-10,2020-02-09,80.00,EUR,80.00,Hold-2
`;

it("every status word is listed with its rows, its money and what its rows were taken as", async () => {
  expect(
    await rowsOf(
      { "a.csv": canonical },
      `select word, taken_as, count_rows, amount from ingest.statuses order by word, amount`,
    ),
  ).toEqual([
    { word: "Hold-2", taken_as: "open", count_rows: 1, amount: 80 },
    { word: "Open", taken_as: "open", count_rows: 1, amount: 100 },
    { word: "Paid", taken_as: "open", count_rows: 1, amount: 60 },
    { word: "Paid", taken_as: "settled", count_rows: 1, amount: 70 },
    { word: "Void", taken_as: "open", count_rows: 1, amount: 40 },
  ]);
});

it("a word that is not known is said, and so is one that the amounts contradict", async () => {
  expect((await findingsOf({ "a.csv": canonical })).filter((each) => each.includes("status"))).toEqual([
    "warning status_differs 60.0000",
    "warning status_differs 40.0000",
    "warning unknown_status 80.0000",
  ]);
});

const list = `Invoice No,Customer,Invoice Date,Due Date,Total,Balance,Status
1,Acme,2024-01-05,2024-02-04,100.00,100.00,Sent
2,Acme,2024-01-06,2024-02-05,200.00,200.00,Written Off
3,Acme,2024-01-07,2024-02-06,300.00,0.00,Uncollectible
4,Acme,2024-01-08,2024-02-07,400.00,150.00,Bad-Debt
5,Acme,2024-01-09,2024-02-08,500.00,500.00,In Dispute
6,Acme,2024-01-10,2024-02-09,600.00,600.00,Proforma
7,Acme,2024-01-11,2024-02-10,700.00,700.00,Draft
8,Acme,2024-01-12,2024-02-11,800.00,800.00,Cancelled
9,Acme,2024-01-13,2024-02-12,900.00,0.00,Paid
10,Acme,2024-01-14,2024-02-13,50.00,50.00,Pending
`;

it("by init alone: written off is neither open nor paid, proforma, draft and void are nothing, a dispute is open", async () => {
  await withFolder(async (folder) => {
    await writeFile(join(folder, "a.csv"), list);
    await init({ input: folder }, { say: () => undefined, ask: null });
    const { profile } = readSettings({ input: folder });
    await withExport(folder, { profile, asOf: "2024-02-29" }, async (warehouse) => {
      expect(
        await select(
          warehouse,
          `select invoice_id, open_amount, coalesce(closing_kind, '') as kind from ledger.invoices order by cast(invoice_id as integer)`,
        ),
      ).toEqual([
        { invoice_id: "1", open_amount: 100, kind: "" },
        { invoice_id: "2", open_amount: 0, kind: "write_off" },
        { invoice_id: "3", open_amount: 0, kind: "write_off" },
        { invoice_id: "4", open_amount: 0, kind: "write_off" },
        { invoice_id: "5", open_amount: 500, kind: "" },
        { invoice_id: "9", open_amount: 0, kind: "undated" },
        { invoice_id: "10", open_amount: 50, kind: "" },
      ]);
      expect(
        await select(
          warehouse,
          `select kind, cast(sum(amount) as double) as amount from ledger.applications group by kind order by kind`,
        ),
      ).toEqual([
        { kind: "undated", amount: 250 + 900 },
        { kind: "write_off", amount: 200 + 300 + 150 },
      ]);
      const said = await describeIngest(warehouse);
      expect(said).toContain('Status "Bad-Debt": 1 row, amount 400.0000, taken as written off');
      expect(said).toContain('Status "Proforma": 1 row, amount 600.0000, taken as left out: a proforma or an offer');
    });
  });
});
