import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { select } from "../../support/ledger.ts";
import { rowsOf } from "../exports.ts";
import { commonBuckets, commonEntries, commonOpen, outcomeOf } from "./sameLedger.ts";

// Stripe has no money without an invoice: the common ledger less Cedar's 250.00, Elm's 100.00 and Alder's unused credit,
// which is a credit of 75.00 on a paid invoice instead, paid back. Besides: void, draft, deleted and test-mode invoices,
// JPY 5,000 (no minor unit) due 06-20, JPY 1,200 of Fern and 190.00 of Cedar given up on 05-15, 100.00 of Alder settled with 30.00 from the
// customer's balance and a charge of 70.00, 220.00 of Birch paid outside Stripe after a failed charge.
const outcome = outcomeOf("stripe-connector");

it("leaves out what is no receivable and no money, every row by name", async () => {
  const { profiles, rows, findings } = await outcome;
  expect(Object.keys(profiles)).toEqual(["stripe-connector"]);
  expect(rows).toMatchObject({
    "invoice.csv": "32 = 28 + 0 + 4",
    "charge.csv": "18 = 14 + 0 + 4",
    "credit_note.csv": "5 = 4 + 0 + 1",
    "dispute.csv": "3 = 1 + 0 + 2",
  });
  expect(findings).toEqual({
    "invoice voided": 555,
    "invoice draft": 333,
    "invoice deleted": 444,
    "invoice test_mode": 999,
    "charge failed_payment": 220,
    "charge uncaptured": 310.25,
    "charge cash_sale": 42,
    "charge test_mode": 999,
    "credit_note voided": 60,
    "dispute closed_dispute": 450,
    "dispute cash_sale": 42,
  });
});

it("reads minor units by currency and lower-case currencies; currencies stay apart, for there is no rate", async () => {
  const { open, unapplied, buckets, reported, broken } = await outcome;
  expect(open).toEqual({ ...commonOpen, Fern: 5000 });
  expect(unapplied).toEqual({});
  expect(buckets).toEqual({ ...commonBuckets, "JPY 1-30": 5000 });
  expect(reported).toEqual({ USD: 5781.91, GBP: 4630.55, JPY: 5000 });
  expect(broken).toEqual({});
});

it("counts each payment once, whether the charge or the invoice tells of it", async () => {
  const { entries } = await outcome;
  expect(entries).toEqual({
    ...commonEntries,
    "invoice USD": 12571.89, // 12,061.89 + 190.00 + 100.00 + 220.00
    "invoice JPY": 6200, // 5,000 + 1,200
    "cash USD": -5594.98, // 5,629.98 - 250.00 + 70.00 + 220.00 - 75.00 paid back
    "cash GBP": -4100, // 4,200.00 - 100.00
    "write_off USD": -190,
    "write_off JPY": -1200,
    "other USD": -30,
  });
});

it("takes up disputes that are not decided, on the invoice that the charge paid", () =>
  withExport(fixture("stripe-connector"), { asOf: "2024-06-30" }, async (warehouse) => {
    expect(await select(warehouse, "select dispute_id, invoice_id, amount from ingest.disputes")).toEqual([
      { dispute_id: "du_1", invoice_id: "in_I17", amount: 1000 },
    ]);
  }));

it("a customer's balance in Stripe, which has no day, is told with its money", async () => {
  const customers = `id,name,delinquent,invoice_prefix,account_balance,currency
cus_1,Alder,false,A,-2500,usd
cus_2,Birch,false,B,0,usd
`;
  const found =
    "select severity, amount::double as amount, message from ingest.findings where rule = 'customer_balance'";
  expect(await rowsOf({ "customer.csv": customers }, found)).toEqual([
    { severity: "info", amount: -25, message: expect.stringMatching(/^1 row with a balance in Stripe/) },
  ]);
});
