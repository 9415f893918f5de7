import { expect, it } from "vitest";
import { commonBuckets, commonEntries, commonOpen, commonUnapplied, outcomeOf, outcomeOfFiles } from "./sameLedger.ts";

// Beside the common ledger: an invoice of 555.00 and its reversal, a deleted and a draft one, a debit adjustment of 25.00
// to Cedar (due 06-15), a voided payment; one payment of 323.40 with 6.60 discount settles 330.00.
const outcome = outcomeOf("sage-intacct-connector");

it("leaves out what is reversed, deleted, draft or void, every row by name", async () => {
  const { profiles, rows, findings } = await outcome;
  expect(Object.keys(profiles)).toEqual(["sage-intacct-connector"]);
  expect(rows).toMatchObject({
    "ar_invoice.csv": "27 = 23 + 0 + 4",
    "ar_adjustment.csv": "5 = 5 + 0 + 0",
    "ar_payment.csv": "13 = 12 + 0 + 1",
    "ar_payment_detail.csv": "17 = 16 + 0 + 1",
  });
  expect(findings).toEqual({
    "ar_invoice reversed": 0, // 555.00 - 555.00
    "ar_invoice deleted": 444,
    "ar_invoice draft": 333,
    "ar_payment voided": 640.5,
    "ar_payment_detail voided": 640.5,
  });
});

it("comes to what is open, unused and due, in transaction currency", async () => {
  const { open, unapplied, buckets, reported, broken } = await outcome;
  expect(open).toEqual({ ...commonOpen, Cedar: 2720.76 }); // 2,695.76 + 25.00
  expect(unapplied).toEqual(commonUnapplied);
  expect(buckets).toEqual({ ...commonBuckets, "USD 1-30": 665.5 }); // 640.50 + 25.00
  expect(reported).toEqual({ USD: 11734.01 });
  expect(broken).toEqual({});
});

it("counts an adjustment below zero as a credit, a discount apart from cash", async () => {
  expect((await outcome).entries).toEqual({
    ...commonEntries,
    "invoice USD": 12086.89, // 12,061.89 + 25.00
    "cash USD": -5623.38, // 5,629.98 - 6.60
    "discount USD": -6.6,
  });
});

it("invoices and adjustments alone say the same of what is open, by due and paid totals", async () => {
  const files = ["ar_invoice.csv", "ar_adjustment.csv", "customer.csv"];
  expect(await outcomeOfFiles("sage-intacct-connector", files)).toMatchObject({
    open: { ...commonOpen, Cedar: 2720.76 },
    unapplied: { Alder: 75 }, // the unused money is on payments, which are not in the folder
    broken: {},
  });
});
