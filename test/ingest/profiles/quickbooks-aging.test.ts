import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { withFolder } from "../../support/folder.ts";
import { select } from "../../support/ledger.ts";
import { rowsOf } from "../exports.ts";
import { totalsOf } from "./totals.ts";

/*
 * The report's own sections cut at other edges than ours (its 91+ is our 91-120 and 121+); their totals, in dollars:
 * 4,380.49 + 2,015.35 + 5,572.08 + 3,174.40 + 15,387.37 = 30,529.69, which is the TOTAL row. Of these in euros 1,085.00 (EUR 1,000.00).
 * not due  3,600.00 (due today) + 125.00 + 47.60 + 9,875.00 + 330.00 + 610.00 + 77.77 + 12.00 = 14,677.37
 * 1-30     89.00 + 760.40 + 2,000.00 + 415.00 = 3,264.40     31-60   4,500.00 + 220.00 + 1,333.33 + 18.75 = 6,072.08
 * 61-90    1,010.10 + 640.00 + 310.25 + 55.00 = 2,015.35     91-120  2,310.00 + 99.99 = 2,409.99
 * 121+     1,200.00 + 845.50 + 75.00 (journal entry) = 2,120.50
 * unapplied: payments 150.00 + 45.00 + 45.00, credit memos 500.00 + 375.00 = 1,115.00
 * 30,559.69 - 1,115.00 + 1,085.00 = 30,529.69.
 */
it("an aging detail report: open items of its day, subtotals left out, negative balances unapplied, its total tied", () =>
  withExport(fixture("quickbooks-aging"), { asOf: "2024-06-30" }, async (warehouse) => {
    expect(await totalsOf(warehouse)).toEqual({
      rows: ["aging-detail.csv: 37 = 31 + 0 + 6"],
      findings: [
        "info report_total 6 61059.38", // twice 30,529.69, below the sections and at the end
        "warning missing_invoice_id 3 -15.00", // a journal entry of 75.00, two payments of 45.00
        "warning missing_rate 1 1000.00",
        "warning undated_settlement 1 1000.00", // part paid: 500.00 of 720.00, 500.00 of 2,500.00
      ],
      aging: [
        "EUR not_due 1000.00",
        "USD not_due 14677.37",
        "USD 1-30 3264.40",
        "USD 31-60 6072.08",
        "USD 61-90 2015.35",
        "USD 91-120 2409.99",
        "USD 121+ 2120.50",
      ],
      unapplied: ["USD 1115.00"],
      customers: [
        "ALDER CAFE USD 1804.99", // 1,200.00 + 99.99 + 220.00 + 330.00 - 45.00
        "BIRCH & SONS USD 2616.00", // 845.50 + 1,010.10 + 760.40
        "CEDAR KITCHEN USD 2490.00", // 2,310.00 + 55.00 + 125.00
        "DOGWOOD INN USD 1183.33", // 1,333.33 - 150.00
        "ELM STREET BAKERY USD 122.60", // 75.00 + 47.60
        "FIR LODGE USD 2640.00", // 640.00 + 2,000.00
        "GINKGO HOTEL USD 725.25", // 310.25 + 415.00
        "HOLLY HARDWARE USD 4610.00", // 4,500.00 - 500.00 + 610.00
        "IVY FLORIST USD 30.75", // 18.75 + 12.00
        "JUNIPER YOGA USD 44.00", // 89.00 - 45.00
        "KILN POTTERY EUR 1000.00",
        "LARCH LEGAL USD 3600.00",
        "MAPLE MOTORS USD 9500.00", // 9,875.00 - 375.00
        "NUTMEG FOODS USD 77.77",
      ],
      broken: [],
    });
  }));

it("the older export too: sections in an unnamed first column, a customer without the full name, no home currency", async () => {
  const lines = [
    "Kettle & Crane Supply,,,,,,,",
    "A/R Aging Detail,,,,,,,",
    '"As of March 31, 2024",,,,,,,',
    ",,,,,,,",
    ",Date,Transaction Type,Num,Customer,Due Date,Amount,Open Balance",
    "1 - 30 days past due,,,,,,,",
    ',02/01/2024,Invoice,77,Alder Cafe,03/02/2024,"1,000.00",400.00',
    ",03/20/2024,Payment,,Alder Cafe,03/20/2024,-50.00,-50.00",
    "Total for 1 - 30 days past due,,,,,,950.00,350.00",
    "TOTAL,,,,,,$950.00,$350.00",
  ];
  const rows = await rowsOf(
    { "aging.csv": lines.join("\n") },
    "select snapshot_date, invoice_id, customer_name, due_date, open_amount, amount, currency from ingest.open_items order by open_amount",
  );
  expect(rows).toEqual([
    { snapshot_date: "2024-03-31", invoice_id: expect.stringMatching(/^row-/), customer_name: "Alder Cafe", due_date: "2024-03-20", open_amount: -50, amount: -50, currency: "XXX" },
    { snapshot_date: "2024-03-31", invoice_id: "77", customer_name: "Alder Cafe", due_date: "2024-03-02", open_amount: 400, amount: 1000, currency: "XXX" },
  ]); // prettier-ignore
});

it("two months of the report: what fell from 400 and 100 to nothing and 60 was settled between them", () =>
  withFolder(async (folder) => {
    const header = "Date,Transaction type,Num,Customer full name,Due date,Amount,Open balance";
    const may = ["A/R Aging Detail Report", '"As of May 31, 2024"', "", header, "1 - 30 days past due,,,,,,"];
    const june = ["A/R Aging Detail Report", '"As of June 30, 2024"', "", header, "31 - 60 days past due,,,,,,"];
    const items = [
      "04/15/2024,Invoice,77,Alder Cafe,05/15/2024,400.00,400.00",
      "04/16/2024,Invoice,78,Birch & Sons,05/16/2024,100.00,100.00",
    ];
    await writeFile(join(folder, "may.csv"), [...may, ...items, "TOTAL,,,,,,500.00"].join("\n"));
    const left = "04/16/2024,Invoice,78,Birch & Sons,05/16/2024,100.00,60.00";
    await writeFile(join(folder, "june.csv"), [...june, left, "TOTAL,,,,,,60.00"].join("\n"));
    await withExport(folder, { asOf: "2024-06-30" }, async (warehouse) => {
      expect((await totalsOf(warehouse)).customers).toEqual(["BIRCH & SONS XXX 60.00"]);
      const settled = await select(
        warehouse,
        "select invoice_id, application_date, cast(amount as double) as amount from ledger.applications order by invoice_id",
      );
      expect(settled).toEqual([
        { invoice_id: "77", application_date: "2024-06-30", amount: 400 },
        { invoice_id: "78", application_date: "2024-06-30", amount: 40 },
      ]);
    });
  }));
