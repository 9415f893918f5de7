import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { totalsOf } from "./totals.ts";

/*
 * USD not due  2,500.10 + 77.50 + 1,000.00 + 500.00 = 4,077.60
 * 1-30    8,000.25 + 1,500.00 + 90,013.68 (cleared in October, written 90013.67999999999) + 9,999.99 + 1,000.00 + 0.01 = 110,513.93
 * 31-60   640.00 + 311.11 + 1,000.00 = 1,951.11     61-90  1,000.00 + 20.00 = 1,020.00     121+  100.01
 * CAD 1-30 45,000.00; 91-120 3,299.70; 121+ 12,636.00 (due before its invoice date)
 * unapplied: the negative item of 350.00; the one of 120.00 is cleared. The item of 1 October is not yet issued.
 */
it("sap-style items: three date styles, float ids, names with random suffixes, customers without a number", () =>
  withExport(fixture("sap-style"), { asOf: "2019-09-30" }, async (warehouse) => {
    expect(await totalsOf(warehouse)).toEqual({
      rows: ["items.csv: 32 = 30 + 0 + 2"],
      findings: [
        "info joined_names 2 4077.60", // two names without a number, 4,000.10, and one, 77.50
        "info rounded_amount 1 180027.36", // 90,013.68 and its copy
        "warning due_before_issue 1 12636.00",
        "warning exact_duplicate 2 102014.18", // 90,013.68 + 12,000.50
        "warning missing_invoice_id 1 12636.00",
        "warning missing_rate 1 60935.70", // CAD
        "warning negative_amount 2 -470.00",
      ],
      aging: [
        "CAD 1-30 45000.00",
        "CAD 91-120 3299.70",
        "CAD 121+ 12636.00",
        "USD not_due 4077.60",
        "USD 1-30 110513.93",
        "USD 31-60 1951.11",
        "USD 61-90 1020.00",
        "USD 121+ 100.01",
      ],
      unapplied: ["USD 350.00"],
      customers: [
        "0140104409 CAD 48299.70",
        "0140104409 USD 500.00",
        "0200762301 USD 9750.00", // 9,999.99 + 100.01 - 350.00
        "0200769623 USD 12000.35", // 8,000.25 + 1,500.00 + 2,500.10: two of them by name
        "0200792734 USD 90091.18",
        "0200936365 USD 4000.00",
        "0200980828 USD 951.11",
        "0200999999 USD 20.01",
        "TREE (CA02) CAD 12636.00",
      ],
      broken: [],
    });
  }));
