import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { withFolder } from "../../support/folder.ts";
import { select } from "../../support/ledger.ts";
import { totalsOf } from "./totals.ts";

const asOf = "2024-06-30";

/*
 * 28 invoices on 34 lines and 5 credit notes on 6; totals and balances stand on every line and count once.
 * INR not due  23,600 + 1,770 (due today) + 2,360 + 8,260 + 100,000 + 21,240 + 1,180 = 158,410.00
 * 1-30    17,200 (47,200 less 30,000) + 5,900.50 + 2,360 + 3,540 (Net 15, no due date) + 100,000 = 129,000.50
 * 31-60   118,000 + 4,160 + 2,360 = 124,520.00     61-90  11,800 + 7,080 (paid on 2 July) = 18,880.00
 * 91-120  8,260.00     121+  35,400.00     together 474,470.50; unapplied 11,800.00
 * USD not due 2,500.00; 91-120 1,000.00 (1,200 less 200); unapplied 50.00 (150 less 100)
 */
it("invoices and credit notes with line items: total less balance is settled on the last payment's date, rates by line", () =>
  withExport(fixture("zoho"), { asOf }, async (warehouse) => {
    expect(await totalsOf(warehouse)).toEqual({
      rows: ["Credit_Note.csv: 6 = 3 + 0 + 3", "Invoice.csv: 34 = 25 + 0 + 9"],
      findings: [
        "info draft_document 3 11520.00", // 9,440 + 1,180 + 900
        "info line_item 2 245460.00", // 59,000 + 118,000 + 2 x 23,600 + 1,200 + 8,260; 11,800
        "info used_credit 1 1340.00", // 1,240 + 100
        "info voided_document 2 12300.00", // 11,800 + 500
        "warning missing_due_date 1 3540.00",
      ],
      aging: [
        "INR not_due 158410.00",
        "INR 1-30 129000.50",
        "INR 31-60 124520.00",
        "INR 61-90 18880.00",
        "INR 91-120 8260.00",
        "INR 121+ 35400.00",
        "USD not_due 2500.00",
        "USD 91-120 1000.00",
      ],
      unapplied: ["INR 11800.00", "USD 50.00"],
      customers: [
        "4600000000201 INR 106200.00", // 118,000 - 11,800
        "4600000000202 INR 40800.00", // 17,200 + 23,600
        "4600000000203 INR 11800.00",
        "4600000000204 USD 3450.00", // 2,500 + 1,000 - 50
        "4600000000205 INR 41300.50", // 35,400 + 5,900.50
        "4600000000206 INR 5930.00", // 1,770 + 4,160
        "4600000000207 INR 7080.00", // 3 x 2,360
        "4600000000208 INR 10620.00", // 7,080 + 3,540
        "4600000000209 INR 16520.00", // 2 x 8,260
        "4600000000210 INR 200000.00",
        "4600000000211 INR 21240.00",
        "4600000000212 INR 1180.00",
      ],
      broken: [],
    });
    const rows = await select(
      warehouse,
      "select rate_date, cast(rate as double) as rate from ingest.fx_rates where currency = 'USD' order by rate_date",
    );
    expect(rows).toEqual([
      { rate_date: "2024-01-10", rate: 83.1 },
      { rate_date: "2024-02-14", rate: 82.9 },
      { rate_date: "2024-04-01", rate: 83.2 },
      { rate_date: "2024-06-03", rate: 83.45 },
    ]);
    const [open] = await select(
      warehouse,
      "select cast(sum(open_report_amount) as double) as amount from ledger.invoices where currency = 'USD'",
    );
    expect(open).toEqual({ amount: 292075 }); // 3,500 x 83.45
  }));

it("with the payments file its rows settle: 1,180 less 1,000 less 100 withheld is 80 open, 500 less 200 is 300", () =>
  withFolder(async (folder) => {
    const invoices = [
      "Invoice Date,Invoice Number,Invoice Status,Customer ID,Customer Name,Due Date,Currency Code,Total,Balance,Last Payment Date",
      "5/1/2024,INV-1,PartiallyPaid,C7,Asha Textiles,5/31/2024,INR,1180,80,5/20/2024",
      "5/2/2024,INV-2,PartiallyPaid,C7,Asha Textiles,6/1/2024,INR,500,300,5/20/2024",
    ];
    const payments = [
      "Payment Number,CustomerID,Customer Name,Mode,Date,Amount,Currency Code,Reference Number,Invoice Number,Amount Applied to Invoice,Withholding Tax Amount",
      "31,C7,Asha Textiles,NEFT,5/20/2024,1250,INR,,INV-1,1000,100",
      "31,C7,Asha Textiles,NEFT,5/20/2024,1250,INR,,INV-2,200,0",
    ];
    await writeFile(join(folder, "Invoice.csv"), invoices.join("\n"));
    await writeFile(join(folder, "Customer_Payment.csv"), payments.join("\n"));
    await withExport(folder, { asOf }, async (warehouse) => {
      const { rows, unapplied, broken } = await totalsOf(warehouse);
      expect({ rows, unapplied, broken }).toEqual({
        rows: ["Customer_Payment.csv: 2 = 1 + 0 + 1", "Invoice.csv: 2 = 2 + 0 + 0"],
        unapplied: ["INR 50.00"],
        broken: [],
      });
      const open = await select(
        warehouse,
        "select invoice_id, cast(open_amount as double) as open from ledger.invoices order by invoice_id",
      );
      expect(open).toEqual([
        { invoice_id: "INV-1", open: 80 },
        { invoice_id: "INV-2", open: 300 },
      ]);
    });
  }));

it.each([
  ["by the balance alone", null],
  [
    "beside the payments",
    "Payment Number,CustomerID,Customer Name,Mode,Date,Amount,Currency Code,Reference Number,Invoice Number,Amount Applied to Invoice,Withholding Tax Amount\n31,C7,Asha Textiles,NEFT,5/20/2024,600,INR,,INV-1,600,0\n",
  ],
])("a credit note that was applied to an invoice is no money paid of it: %s", async (_, payments) =>
  withFolder(async (folder) => {
    await writeFile(
      join(folder, "Invoice.csv"),
      `Invoice Date,Invoice Number,Invoice Status,Customer ID,Customer Name,Due Date,Currency Code,Total,Balance,Last Payment Date
5/1/2024,INV-1,Closed,C7,Asha Textiles,5/31/2024,INR,1000,0,5/20/2024
`,
    );
    await writeFile(
      join(folder, "Credit_Note.csv"),
      `Credit Note Date,Credit Note Number,Credit Note Status,Customer ID,Customer Name,Currency Code,Applied Invoice Number,Total,Balance
5/15/2024,CN-1,Open,C7,Asha Textiles,INR,INV-1,500,100
`,
    );
    if (payments !== null) await writeFile(join(folder, "Customer_Payment.csv"), payments);
    await withExport(folder, { asOf }, async (warehouse) => {
      const { unapplied, broken } = await totalsOf(warehouse);
      expect({ unapplied, broken }).toEqual({ unapplied: ["INR 100.00"], broken: [] });
      const settled = await select(
        warehouse,
        `select kind, cast(-sum(amount) as double) as amount from ledger.entries where account = 'receivable' and kind <> 'invoice'
        group by kind order by kind`,
      );
      expect(settled).toEqual([
        { kind: "cash", amount: 600 },
        { kind: "credit", amount: 400 },
      ]);
    });
  }),
);

it("an overpayment that was paid back is no credit any more: what the payment has unused is the truth", async () =>
  withFolder(async (folder) => {
    await writeFile(
      join(folder, "Invoice.csv"),
      `Invoice Date,Invoice Number,Invoice Status,Customer ID,Customer Name,Due Date,Currency Code,Total,Balance,Last Payment Date
5/1/2024,INV-1,Closed,C7,Asha Textiles,5/31/2024,INR,1000,0,5/20/2024
5/2/2024,INV-2,Closed,C8,Bela Mills,6/1/2024,INR,500,0,5/21/2024
`,
    );
    // Of 1,250 in excess of INV-1 250: 200 were paid back, 50 are still there. Of 530 all is still there.
    await writeFile(
      join(folder, "Customer_Payment.csv"),
      `Payment Number,CustomerID,Customer Name,Mode,Date,Amount,Unused Amount,Currency Code,Reference Number,Invoice Number,Amount Applied to Invoice,Withholding Tax Amount
31,C7,Asha Textiles,NEFT,5/20/2024,1250,50,INR,,INV-1,1000,0
32,C8,Bela Mills,NEFT,5/21/2024,530,30,INR,,INV-2,500,0
`,
    );
    await withExport(folder, { asOf }, async (warehouse) => {
      const { unapplied, broken, findings } = await totalsOf(warehouse);
      expect({ unapplied, broken }).toEqual({ unapplied: ["INR 80.00"], broken: [] });
      expect(findings).toEqual(["info used_credit 1 200.00"]);
    });
  }));
