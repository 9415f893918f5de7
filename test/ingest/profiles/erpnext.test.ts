import { expect, it } from "vitest";
import { commonBuckets, commonEntries, commonOpen, commonUnapplied, outcomeOf, outcomeOfFiles } from "./sameLedger.ts";

// Beside the common ledger (one total rounded, 640.47 to 640.50): a cancelled and a draft invoice; 77.00 of Alder paid at
// the till; Birch's 250.00 (due 06-09) less cash 100.00 and a return of 50.00 netted in the same payment = 100.00.
// Payments: 6.60 of one is a deduction; cancelled, draft, to a supplier, a transfer; 15.00 of Cedar's unused 250.00, which
// stands against a sales order, is paid back.
const outcome = outcomeOf("erpnext");

it("leaves out what is not booked, not received or no receivable, every row by name", async () => {
  const { profiles, rows, findings } = await outcome;
  expect(Object.keys(profiles)).toEqual(["erpnext"]);
  expect(rows).toMatchObject({
    "Sales Invoice.csv": "32 = 30 + 0 + 2",
    "Payment Entry.csv": "18 = 14 + 0 + 4",
    "Payment Entry Reference.csv": "19 = 15 + 0 + 4",
  });
  expect(findings).toEqual({
    "Sales Invoice cancelled": 555,
    "Sales Invoice draft": 333,
    "Payment Entry cancelled": 640.5,
    "Payment Entry draft": 310.25,
    "Payment Entry payable": 410,
    "Payment Entry transfer": 0,
    "Payment Entry Reference cancelled": 640.5,
    "Payment Entry Reference draft": 310.25,
    "Payment Entry Reference payable": 410,
    "Payment Entry Reference advance": 250,
  });
});

it("comes to what is open, unused and due", async () => {
  const { open, unapplied, buckets, reported, broken } = await outcome;
  expect(open).toEqual({ ...commonOpen, Birch: 1535.4 }); // 1,435.40 + 100.00
  expect(unapplied).toEqual({ ...commonUnapplied, Cedar: 235 }); // 250.00 - 15.00 paid back
  expect(buckets).toEqual({ ...commonBuckets, "USD 1-30": 740.5 }); // 640.50 + 100.00
  expect(reported).toEqual({ USD: 11809.01 }); // 11,709.01 + 100.00
  expect(broken).toEqual({});
});

it("counts returns as credits, and what was paid at the till as an invoice and cash of its day", async () => {
  expect((await outcome).entries).toEqual({
    ...commonEntries,
    "invoice USD": 12388.89, // 12,061.89 + 250.00 + 77.00
    "credit USD": -1025, // 975.00 + 50.00
    "cash USD": -5791.98, // 5,629.98 + 100.00 + 77.00 - 15.00
  });
});

it("invoices alone say the same of what is open, by what is outstanding", async () => {
  const { open, unapplied, broken } = await outcomeOfFiles("erpnext", ["Sales Invoice.csv", "Customer.csv"]);
  expect({ open, unapplied, broken }).toEqual({
    open: { ...commonOpen, Birch: 1535.4 },
    unapplied: { Alder: 75 },
    broken: {},
  });
});
