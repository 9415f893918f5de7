import { expect, it } from "vitest";
import { fixture, withExport } from "../../support/exports.ts";
import { select } from "../../support/ledger.ts";
import { totalsOf } from "./totals.ts";

/*
 * EUR not due  300.00 (I-05/2, due today: 400 less 100) + 400.00 (I-05/3) + 60.00 (I-11 by its terms) + 300.00 (paid in July) + 2 x 100.00 = 1,260.00
 * 31-60   1,200.00 + 3,000.00 + 100.00 = 4,300.00     61-90  100.00     91-120  500.00 (I-02, 120 days) + 0.01 = 500.01
 * USD 1-30 1,000.00 - 400.00 = 600.00; not due 250.00 - 50.00 credit = 200.00.   JPY 1-30 120,000
 * unapplied EUR 500.00 of P-02 + 1,000.00 CN-02 + 77.00 P-10 = 1,577.00
 * General ledger, 30 June: EUR 6,160.01 - 1,577.00 + USD 800.00 x 0.95 + JPY 120,000 x 0.0061 = 4,583.01 + 760.00 + 732.00 = 6,075.01;
 * 31 May: EUR 6,200.01 - 1,500.00 + USD 1,000.00 x 0.90 + JPY 120,000 x 0.0062 = 4,700.01 + 900.00 + 744.00 = 6,344.01.
 */
it("the canonical files: instalments, applications, adjustments, rates, a general ledger that ties", () =>
  withExport(fixture("canonical"), { asOf: "2024-06-30" }, async (warehouse) => {
    expect(await totalsOf(warehouse)).toEqual({
      rows: [
        "adjustments.csv: 2 = 2 + 0 + 0",
        "applications.csv: 4 = 4 + 0 + 0",
        "contacts.csv: 1 = 1 + 0 + 0",
        "credit_notes.csv: 3 = 3 + 0 + 0",
        "customers.csv: 6 = 6 + 0 + 0",
        "disputes.csv: 1 = 1 + 0 + 0",
        "fx_rates.csv: 5 = 5 + 0 + 0",
        "gl_balances.csv: 2 = 2 + 0 + 0",
        "holidays.csv: 1 = 1 + 0 + 0",
        "invoices.csv: 22 = 22 + 0 + 0",
        "orders.csv: 1 = 1 + 0 + 0",
        "payments.csv: 10 = 10 + 0 + 0",
        "promises.csv: 1 = 1 + 0 + 0",
      ],
      findings: [
        "info unknown_column 1", // project, kept for cuts
        "warning missing_due_date 1 60.00",
        "warning unreferenced_payment 1 77.00",
      ],
      aging: [
        "EUR not_due 1260.00",
        "EUR 31-60 4300.00",
        "EUR 61-90 100.00",
        "EUR 91-120 500.01",
        "JPY 1-30 120000.00",
        "USD not_due 200.00",
        "USD 1-30 600.00",
      ],
      unapplied: ["EUR 1577.00"],
      customers: [
        "C2 EUR 1823.00", // 1,200.00 + 700.00 - 77.00; C1 has 500.00 open and 500.00 unapplied
        "C3 USD 800.00",
        "C4 EUR 0.01",
        "C5 EUR 2360.00", // 60.00 + 3,000.00 + 300.00 - 1,000.00
        "C6 EUR 400.00",
        "C6 JPY 120000.00",
      ],
      broken: [],
    });
    const balances = await select(
      warehouse,
      `select as_of_date, cast(gl_balance as double) as ledger, cast(difference as double) as difference
      from measures.reconciliation where currency = 'EUR' and gl_balance is not null order by as_of_date`,
    );
    expect(balances).toEqual([
      { as_of_date: "2024-05-31", ledger: 6350, difference: -5.99 },
      { as_of_date: "2024-06-30", ledger: 6075.01, difference: 0 },
    ]);
  }));
