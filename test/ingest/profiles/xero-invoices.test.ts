import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { rowsOf } from "../exports.ts";
import { totalsOf } from "./totals.ts";

/*
 * 33 documents on 42 lines; the total stands on every line and counts once. Left out: 5 documents on 6 lines, 8 further lines.
 * GBP not due  144.00 + 5,040.00 + 700.00 = 5,884.00
 * 1-30    400.00 (600 less 200 paid) + 1,020.00 + 252.00 + 90.00 (no due date) + 0.01 + 700.00 = 2,462.01
 * 31-60   333.33 + 700.00 = 1,033.33     61-90   360.00 + 700.00 = 1,060.00
 * 91-120  2,000.00 (2,400 less 400 credited) + 810.00 = 2,810.00     121+  75.60     together 13,324.94
 * unapplied: credit notes 120.00 and 60.00 (written as -60.00); the one of 400.00 is used.
 */
it("sales invoices with line items: each once, partly paid, credited; payables, drafts and voided ones left out by name", () =>
  withExport(fixture("xero-invoices"), { asOf: "2024-06-30" }, async (warehouse) => {
    expect(await totalsOf(warehouse)).toEqual({
      rows: ["SalesInvoices.csv: 42 = 28 + 0 + 14"],
      findings: [
        "info deleted_document 1 5000.00",
        "info draft_document 2 108.00", // 66.00 + 42.00
        "info line_item 1 9876.00", // 1,200 + 2 x 600 + 144 + 2 x 1,020 + 252 + 5,040
        "info payable 1 500.00",
        "info used_credit 1 400.00",
        "info voided_document 2 500.00", // 250.00 on two lines
        "warning missing_due_date 1 90.00",
        "warning missing_rate 3 11900.00", // EUR 900, JPY 10,000, USD 1,000
        "warning undated_settlement 2 4399.98", // paid 1,200 + 200 + 480 + 500 + 120 + 99.98 + 2 x 700; credited 400
      ],
      aging: [
        "EUR not_due 900.00",
        "GBP not_due 5884.00",
        "GBP 1-30 2462.01",
        "GBP 31-60 1033.33",
        "GBP 61-90 1060.00",
        "GBP 91-120 2810.00",
        "GBP 121+ 75.60",
        "JPY 1-30 10000.00",
        "USD not_due 1000.00",
      ],
      unapplied: ["GBP 180.00"],
      customers: [
        "ABBEY DAIRY GBP 400.00",
        "BEACON PRINT GBP 504.00", // 360.00 + 144.00
        "CASTLE TOURS EUR 900.00",
        "CASTLE TOURS GBP 2000.00",
        "DALE FARM GBP 75.60",
        "EDEN CLINIC GBP 1020.00",
        "FEN CYCLES GBP 132.00", // 252.00 - 120.00
        "GROVE SUPPLIES USD 1000.00",
        "HEATH MEDIA GBP 900.00", // 90.00 + 810.00
        "ISLE FOODS GBP 333.33",
        "JURA SPIRITS GBP 5040.00",
        "KELD JOINERY GBP 0.01",
        "LUNE OPTICS GBP -60.00",
        "LUNE OPTICS JPY 10000.00",
        "MERE HOTELS GBP 2800.00", // 4 x 700.00
      ],
      broken: [],
    });
  }));

it("without the paid and due columns: what is Paid is paid in full, what is not says nothing", async () => {
  const rows = await rowsOf(
    {
      "invoices.csv": [
        "ContactName,InvoiceNumber,Reference,InvoiceDate,DueDate,Total,Description,Quantity,UnitAmount,AccountCode,TaxType,Currency,Type,Status",
        "Abbey Dairy,A-1,,2024-01-15,2024-02-14,120.00,Cheese,1,100,200,20% VAT,GBP,ACCREC,PAID",
        "Abbey Dairy,A-2,,2024-01-16,2024-02-15,60.00,Milk,1,50,200,20% VAT,GBP,ACCREC,AUTHORISED",
        "Grove Supplies,B-9,,2024-01-17,2024-02-16,70.00,Paper,1,58.33,300,20% VAT,GBP,ACCPAY,AUTHORISED",
      ].join("\n"),
    },
    "select invoice_id, amount, paid_amount, credited_amount from ingest.invoices order by invoice_id",
  );
  expect(rows).toEqual([
    { invoice_id: "A-1", amount: 120, paid_amount: 120, credited_amount: null },
    { invoice_id: "A-2", amount: 60, paid_amount: null, credited_amount: null },
  ]);
});
