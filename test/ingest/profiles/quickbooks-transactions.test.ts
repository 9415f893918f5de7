import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { totalsOf } from "./totals.ts";

/*
 * USD not due  450.00 (due today) + 320.00 + 640.00 + 400.00 + 220.10 + 5,000.00 + 88.00 = 7,118.10
 * 1-30    340.00 + 7,200.00 + 99.99 = 7,639.99     31-60  125.40 + 3,500.00 + 88.00 = 3,713.40
 * 61-90   2,000.00     91-120  480.00     121+  250.00     together 21,201.49; EUR 1-30 400.00
 * unapplied: credit memo 300.00, payments 90.00 of 700.00 and 75.00 = 465.00. The invoice of 5 July is not yet issued.
 * Left out: estimate, bill, deposit (no receivables); sales receipt, refund (cash); journal entry; voided invoice.
 */
it("a transaction list: open balances stand as printed, payments count only with what they have left", () =>
  withExport(fixture("quickbooks-transactions"), { asOf: "2024-06-30" }, async (warehouse) => {
    expect(await totalsOf(warehouse)).toEqual({
      rows: ["transaction-list.csv: 36 = 29 + 0 + 7"],
      findings: [
        "info cash_sale 2 45.00", // 35.00 + 10.00
        "info journal_entry 1 60.00",
        "info matched_payment 7 5410.00", // 900 + 1,000 + 610 + 1,500 + 600 + EUR 600 + credit 200: what invoices say is paid
        "info no_receivable 3 4030.00", // 610.00 + 420.00 + 3,000.00
        "info voided_document 1 0.00",
        "warning missing_payment_id 1 75.00",
        "warning missing_rate 1 400.00",
        "warning unreferenced_payment 1 90.00",
      ],
      aging: [
        "EUR 1-30 400.00",
        "USD not_due 7118.10",
        "USD 1-30 7639.99",
        "USD 31-60 3713.40",
        "USD 61-90 2000.00",
        "USD 91-120 480.00",
        "USD 121+ 250.00",
      ],
      unapplied: ["USD 465.00"],
      customers: [
        "ASPEN DENTAL USD 450.00",
        "BRIAR FARM USD 570.00", // 250.00 + 320.00
        "CLOVER VETS USD 1045.00", // 480.00 + 640.00 - 75.00
        "DRIFT STUDIO USD 2100.00", // 2,000.00 + 400.00 - 300.00
        "EMBER GRILL USD 130.10", // 220.10 - 90.00
        "FABLE BOOKS USD 125.40",
        "GROVE BANK USD 8500.00", // 3,500.00 + 5,000.00
        "HARBOR ICE USD 176.00", // 2 x 88.00
        "IRIS OPTICAL USD 340.00",
        "JASPER STONE USD 7200.00",
        "KESTREL AIR EUR 400.00",
        "LINDEN GYM USD 99.99",
      ],
      broken: [],
    });
  }));
