import { expect, it } from "vitest";
import { commonBuckets, commonEntries, commonOpen, commonUnapplied, outcomeOf, outcomeOfFiles } from "./sameLedger.ts";

// The common ledger, USD as the local currency (blank), and: an invoice of 555.00 reversed, a finance charge of 25.00 to
// Cedar (due 06-15), an opening entry of 80.00 to Birch without document type and due date (04-15; 30 days of the
// customer: 05-15), credit memo 88.00 of Birch refunded on 05-02. One payment has 6.60 discount in its amount, one
// application was undone, one was made from the invoice's side.
const outcome = outcomeOf("business-central", { baseCurrency: "USD" });
const open = { ...commonOpen, Birch: 1515.4, Cedar: 2720.76 }; // 1,435.40 + 80.00; 2,695.76 + 25.00

it("counts a document once, by its entry, and an application once, by one of its two sides", async () => {
  const { profiles, rows, findings } = await outcome;
  expect(Object.keys(profiles)).toEqual(["business-central"]);
  // 23 invoices, charge, opening, 12 payments, 5 credit memos; 16 applications in 32 rows, one of a refund in 2, 4 undone
  expect(rows).toMatchObject({
    "Cust_Ledger_Entry.csv": "45 = 42 + 0 + 3",
    "Detailed_Cust_Ledg_Entry.csv": "85 = 17 + 0 + 68",
  });
  expect(Object.keys(findings).toSorted()).toEqual([
    "Cust_Ledger_Entry missing_due_date",
    "Cust_Ledger_Entry refund",
    "Cust_Ledger_Entry reversed",
    "Detailed_Cust_Ledg_Entry initial_entry",
    "Detailed_Cust_Ledg_Entry other_entry",
    "Detailed_Cust_Ledg_Entry other_side",
    "Detailed_Cust_Ledg_Entry unapplied_application",
  ]);
});

it("comes to what is open, unused and due; a blank currency is the local one", async () => {
  const { unapplied, buckets, reported, broken, ...rest } = await outcome;
  expect(rest.open).toEqual(open);
  expect(unapplied).toEqual(commonUnapplied);
  expect(buckets).toEqual({ ...commonBuckets, "USD 1-30": 665.5, "USD 31-60": 1636.15 }); // 640.50 + 25.00; 1,556.15 + 80.00
  expect(reported).toEqual({ USD: 11814.01 }); // 11,709.01 + 105.00
  expect(broken).toEqual({});
});

it("counts a refunded credit memo as a credit and as cash gone", async () => {
  expect((await outcome).entries).toEqual({
    ...commonEntries,
    "invoice USD": 12166.89, // 12,061.89 + 25.00 + 80.00
    "cash USD": -5541.98, // 5,629.98 - 88.00
    "credit USD": -1063, // 975.00 + 88.00
  });
});

it("the ledger entries alone come to the same open amounts, by what remains; no setting, no name for the local currency", async () => {
  const alone = await outcomeOfFiles("business-central", ["Cust_Ledger_Entry.csv", "Customer.csv"]);
  expect(alone).toMatchObject({ open, unapplied: commonUnapplied, reported: { XXX: 11814.01 }, broken: {} });
});
