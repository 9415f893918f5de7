import { expect, it } from "vitest";
import { commonBuckets, commonEntries, commonOpen, commonUnapplied, outcomeOf, outcomeOfFiles } from "./sameLedger.ts";

// Beside the common ledger: a voided invoice and credit memo (amounts zero, "Voided" in the note), a deleted invoice and
// payment; Birch's invoice 400.00 (due 06-09) less deposit 150.00 on the invoice, cash 100.00 and credit memo 50.00 of
// one payment = 100.00; journal lines on the receivables account: 120.00 to Alder on 05-02 (no due date, Net 30 of the
// customer: 06-01) and 45.00 to Cedar's credit. Cash and a credit memo together pay 680.00 of one invoice.
const outcome = outcomeOf("quickbooks-connector");

it("leaves out what is deleted, voided or no money, every row by name", async () => {
  const { profiles, rows, findings } = await outcome;
  expect(Object.keys(profiles)).toEqual(["quickbooks-connector"]);
  expect(rows).toMatchObject({
    "invoice.csv": "26 = 24 + 0 + 2",
    "credit_memo.csv": "6 = 5 + 0 + 1",
    "payment.csv": "16 = 13 + 0 + 3",
    "payment_line.csv": "21 = 18 + 0 + 3",
    "journal_entry_line.csv": "4 = 2 + 0 + 2",
  });
  expect(findings).toEqual({
    "invoice deleted": 0,
    "invoice voided": 0,
    "credit_memo voided": 0,
    "payment deleted": 0,
    "payment credit_use": 0,
    "payment_line deleted": 640.5,
    "payment_line other_side": 860, // 720.00 + 140.00
    "journal_entry_line not_receivable": 165, // 120.00 + 45.00
    "journal_entry_line missing_due_date": 0,
    "journal_entry_line journal_debit": 120, // owed, and maybe no sale
  });
});

it("comes to what is open, unused and due", async () => {
  const { open, unapplied, buckets, reported, broken } = await outcome;
  expect(open).toEqual({ ...commonOpen, Alder: 1770.75, Birch: 1535.4 }); // 1,650.75 + 120.00; 1,435.40 + 100.00
  expect(unapplied).toEqual({ ...commonUnapplied, Cedar: 295 }); // 250.00 + 45.00
  expect(buckets).toEqual({ ...commonBuckets, "USD 1-30": 860.5 }); // 640.50 + 120.00 + 100.00
  expect(reported).toEqual({ USD: 11929.01 }); // 11,709.01 + 220.00
  expect(broken).toEqual({});
});

it("counts a deposit once as cash, a credit memo once, and says where a payment's lines exceed its money", async () => {
  const { entries, ledgerFindings } = await outcome;
  expect(entries).toEqual({
    ...commonEntries,
    "invoice USD": 12581.89, // 12,061.89 + 400.00 + 120.00
    "cash USD": -5879.98, // 5,629.98 + 100.00 + 150.00
    "credit USD": -1070, // 975.00 + 50.00 + 45.00
  });
  expect(ledgerFindings).toMatchObject({ overdrawn_source: 230 }); // credit memos 180.00 + 50.00 in those lines
});

it("without payment lines, balances and unapplied amounts say the same of the documents there are", async () => {
  const files = ["invoice.csv", "payment.csv", "credit_memo.csv", "customer.csv", "term.csv"];
  expect(await outcomeOfFiles("quickbooks-connector", files)).toMatchObject({
    open: { ...commonOpen, Birch: 1535.4 },
    unapplied: commonUnapplied,
    broken: {},
  });
});
