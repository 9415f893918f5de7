import { expect, it } from "vitest";
import { commonBuckets, commonEntries, commonOpen, commonUnapplied, outcomeOf, outcomeOfFiles } from "./sameLedger.ts";

// Beside the common ledger: three bills, a voided, a deleted and a draft invoice; credit note 88.00 of Birch, paid back
// on 05-02; a voided and a supplier's credit note; a deleted payment, one of a bill, one back to Birch; 100.00 of Elm as
// an overpayment, 250.00 of Cedar as a prepayment, 20.00 prepaid to a supplier. One payment row pays one invoice: 13.
const outcome = outcomeOf("xero-connector");

it("tells receivables from bills, voided, deleted and draft rows, every row by name", async () => {
  const { profiles, rows, findings } = await outcome;
  expect(Object.keys(profiles)).toEqual(["xero-connector"]);
  expect(rows).toMatchObject({
    "xero_invoice.csv": "29 = 23 + 0 + 6",
    "xero_credit_note.csv": "7 = 5 + 0 + 2",
    "xero_payment.csv": "16 = 14 + 0 + 2",
    "xero_prepayment.csv": "2 = 1 + 0 + 1",
    "xero_overpayment.csv": "1 = 1 + 0 + 0",
    "xero_allocation.csv": "3 = 3 + 0 + 0",
  });
  expect(findings).toEqual({
    "xero_invoice payable": 967.1, // 812.00 + 95.10 + 60.00
    "xero_invoice voided": 555,
    "xero_invoice deleted": 444,
    "xero_invoice draft": 333,
    "xero_credit_note voided": 66,
    "xero_credit_note payable": 12,
    "xero_payment deleted": 640.5,
    "xero_payment payable": 400,
    "xero_prepayment payable": 20,
  });
});

it("comes to what is open, unused and due; rates are foreign units for one home unit", async () => {
  const { open, unapplied, buckets, reported, broken } = await outcome;
  expect(open).toEqual(commonOpen);
  expect(unapplied).toEqual(commonUnapplied);
  expect(buckets).toEqual(commonBuckets);
  expect(reported).toEqual({ USD: 11709.01 }); // GBP 4,630.55 / 0.78125 = 5,927.10
  expect(broken).toEqual({});
});

it("counts a credit paid back as a credit and as cash gone", async () => {
  const { entries } = await outcome;
  expect(entries).toEqual({ ...commonEntries, "credit USD": -1063, "cash USD": -5541.98 }); // 975 + 88; 5,629.98 - 88
});

it("as of 04-30 a credit paid back on 05-02 still stands unused, and later events change nothing", async () => {
  const { open, unapplied, broken } = await outcomeOf("xero-connector", { asOf: "2024-04-30" });
  expect(open).toEqual({
    Alder: 700,
    Birch: 1160.4, // 300.00 + 860.40
    Cedar: 2695.75, // 2,000.00 + 695.75
    Dogwood: 1400,
    Elm: 600,
  });
  expect(unapplied).toEqual({ Birch: 88 });
  expect(broken).toEqual({});
});

it("the invoices alone say the same of what is open, by the amounts paid and credited", async () => {
  const alone = await outcomeOfFiles("xero-connector", ["xero_invoice.csv", "xero_contact.csv"]);
  expect(alone).toMatchObject({ open: commonOpen, unapplied: {}, buckets: commonBuckets, broken: {} });
});
