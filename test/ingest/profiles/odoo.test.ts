import { expect, it } from "vitest";
import { commonBuckets, commonEntries, commonOpen, commonUnapplied, outcomeOf } from "./sameLedger.ts";

// Beside the common ledger: a cancelled and a draft invoice, a bill and its payment, a refund of 88.00 to Birch paid back
// on 05-02, a draft and a cancelled payment, a difference of rates. Two payments, 330.00 and 1,000.00 for two invoices,
// are bank lines matched without a payment document; the invoice of 720.00 is reversed by its refund.
const outcome = outcomeOf("odoo");

it("reads customer documents only; payments' own moves and suppliers' rows are left out by name", async () => {
  const { profiles, rows, findings } = await outcome;
  expect(Object.keys(profiles)).toEqual(["odoo"]);
  expect(rows).toMatchObject({
    "account_move.csv": "45 = 28 + 0 + 17", // 23 invoices and 5 refunds
    "account_payment.csv": "14 = 11 + 0 + 3",
    "account_partial_reconcile.csv": "19 = 17 + 0 + 2",
    "res_partner.csv": "6 = 5 + 0 + 1",
  });
  expect(findings).toEqual({
    "account_move cancelled": 555,
    "account_move draft": 333,
    "account_move payable": 410,
    "account_move journal_entry": 10327.98, // 12 payments 9,829.98 in two currencies, 410.00 and 88.00
    "account_payment payable": 410,
    "account_payment draft": 310.25,
    "account_payment cancelled": 640.5,
    "account_partial_reconcile not_receivable": 410,
    "account_partial_reconcile exchange_difference": 0,
    "res_partner supplier": 0,
  });
});

it("comes to what is open, unused and due; rates are foreign units for one of the company's", async () => {
  const { open, unapplied, buckets, reported, broken } = await outcome;
  expect(open).toEqual(commonOpen);
  expect(unapplied).toEqual(commonUnapplied);
  expect(buckets).toEqual(commonBuckets);
  expect(reported).toEqual({ USD: 11709.01 });
  expect(broken).toEqual({});
});

it("counts a bank line once, as one payment of all that it settles, and a refund paid back as cash gone", async () => {
  expect((await outcome).entries).toEqual({ ...commonEntries, "credit USD": -1063, "cash USD": -5541.98 });
});
