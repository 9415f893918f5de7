import { expect, it } from "vitest";
import { commonBuckets, commonEntries, commonOpen, outcomeOf } from "./sameLedger.ts";

// Recurly has no money without an invoice: the common ledger less Cedar's 250.00 and Elm's 100.00. Besides: older versions
// of 14 invoices and of an account, a voided invoice, 190.00 of Cedar that failed on 05-15, 60.00 of Alder written off by
// a credit invoice on 06-01, a credit of 88.00 to Birch paid back on 05-02, a voided use of Alder's credit.
const outcome = outcomeOf("recurly-connector");

it("takes the latest version of each row and leaves out what is no money, every row by name", async () => {
  const { profiles, rows, findings } = await outcome;
  expect(Object.keys(profiles)).toEqual(["recurly-connector"]);
  expect(rows).toMatchObject({
    "invoice_history.csv": "45 = 30 + 0 + 15", // 23, 2 and 5 credits; 13 versions, a void, a write-off's credit
    "transaction.csv": "17 = 13 + 0 + 4",
    "credit_payment_history.csv": "6 = 5 + 0 + 1",
    "account_history.csv": "6 = 5 + 0 + 1",
  });
  expect(findings).toMatchObject({
    "invoice_history voided": 555,
    "invoice_history write_off": -60,
    "transaction refund": 88,
    "transaction no_payment": 0,
    "transaction voided": 310.25,
    "transaction failed_payment": 640.5,
    "credit_payment_history voided": 75,
  });
});

it("comes to what is open, unused and due; currencies stay apart, for there is no rate", async () => {
  const { open, unapplied, buckets, reported, broken } = await outcome;
  expect(open).toEqual(commonOpen);
  expect(unapplied).toEqual({ Alder: 75 });
  expect(buckets).toEqual(commonBuckets);
  expect(reported).toEqual({ USD: 5781.91, GBP: 4630.55 });
  expect(broken).toEqual({});
});

it("counts write-offs apart from credits, and a credit paid back as cash gone", async () => {
  expect((await outcome).entries).toEqual({
    ...commonEntries,
    "invoice USD": 12311.89, // 12,061.89 + 190.00 + 60.00
    "credit USD": -1063, // 975.00 + 88.00
    "cash USD": -5291.98, // 5,629.98 - 250.00 - 88.00
    "cash GBP": -4100, // 4,200.00 - 100.00
    "write_off USD": -250,
  });
});
