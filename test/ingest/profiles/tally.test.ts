import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { rowsOf } from "../exports.ts";
import { totalsOf } from "./totals.ts";

/*
 * The report's Grand Total: 9,060.00 + 194,060.00 + 6,490.00 + 28,320.50 + 41,750.00 + 6,940.00 + 98,000.00 + 10,620.00 + 700.00 = 395,940.50.
 * not due  2,360 + 8,260 + 3,540 (due today) + 9,440 + 41,750 ($ 500) + 2 x 1,180 + 39,000 + 59,000 + 700 = 166,410.00
 * 1-30     5,900 + 9,440 + 3 x 1,180 + 2,124 = 21,004.00     31-60   1,800 + 3,540 + 3 x 1,180 + 2,124 = 11,004.00
 * 61-90    125,000 + 0.50 + 9,440 + 2,124 = 136,564.50       91-120  13,600 + 2,124 = 15,724.00
 * 121+     47,200 + 2,124 = 49,324.00     together 400,030.50; on account and credit note 1,000 + 590 + 2,500 = 4,090.00
 */
it("pending bills: two header rows, the party on its own row, On Account unapplied, the same bill number at two parties", () =>
  withExport(fixture("tally"), { asOf: "2024-06-30" }, async (warehouse) => {
    expect(await totalsOf(warehouse)).toEqual({
      rows: ["Bills.csv: 43 = 33 + 0 + 10"],
      findings: [
        "info report_total 10 791881.00", // twice 395,940.50, by party and at the end
        "warning undated_settlement 1 40099.50", // 10,000.00 + 10,000.00 + 99.50 + 20,000.00 paid before
      ],
      aging: [
        "XXX not_due 166410.00",
        "XXX 1-30 21004.00",
        "XXX 31-60 11004.00",
        "XXX 61-90 136564.50",
        "XXX 91-120 15724.00",
        "XXX 121+ 49324.00",
      ],
      unapplied: ["XXX 4090.00"],
      customers: [
        "ANAND STORES XXX 9060.00",
        "BHARAT PUMPS XXX 194060.00",
        "CHITRA SILKS XXX 6490.00",
        "DECCAN TOOLS XXX 28320.50",
        "EXPORT HOUSE XXX 41750.00",
        "FINE PAPERS XXX 6940.00",
        "GOPAL MOTORS XXX 98000.00",
        "HARI & SONS XXX 10620.00",
        "INDUS DAIRY XXX 700.00",
      ],
      broken: [],
    });
  }));

it("the flat list too: one header row, the party in a column, credits in brackets, a total without a word", async () => {
  const lines = [
    "Bills Receivable as on 31-Mar-2024",
    "Date,Ref. No.,Party's Name,Opening Amount,Pending Amount,Due on,Overdue by days",
    '1-Feb-2024,7,Anand Stores,"₹ 1,18,000.00","₹ 18,000.00",2-Mar-2024,29',
    "20-Mar-2024,Adv/1,Anand Stores,(-)500.00,(-)500.00,20-Mar-2024,11",
    ',,,"₹ 1,17,500.00","₹ 17,500.00",,',
  ];
  const rows = await rowsOf(
    { "bills.csv": lines.join("\n") },
    "select snapshot_date, invoice_id, issue_date, due_date, amount, open_amount from ingest.open_items order by open_amount",
  );
  expect(rows).toEqual([
    { snapshot_date: "2024-03-31", invoice_id: "Adv/1 Anand Stores", issue_date: "2024-03-20", due_date: "2024-03-20", amount: -500, open_amount: -500 },
    { snapshot_date: "2024-03-31", invoice_id: "7 Anand Stores", issue_date: "2024-02-01", due_date: "2024-03-02", amount: 118000, open_amount: 18000 },
  ]); // prettier-ignore
});
