import { describe, expect, test } from "vitest";
import { askDecisions, payer } from "../support/decisions.ts";
import { brokenChecks, select } from "../support/ledger.ts";
import { withDecisions } from "../support/decisions.ts";

const asOf = "2024-06-30";

describe("limits", () => {
  test("exposure is open + uninvoiced orders - unapplied; a breach is above limit and grace", async () => {
    const ledger = `
      2024-05-10 invoice I1 ACME 900.00 USD due_date=2024-06-09
      2024-06-10 invoice I2 BOLT 900.00 USD due_date=2024-07-09 order_id=O2
      2024-06-12 payment P1 ACME 50.00 USD
      2024-06-20 order O1 ACME 300.00 USD
      2024-06-20 order O2 BOLT 1000.00 USD
      2024-07-20 order O3 ACME 999.00 USD
      2024-06-01 invoice I3 NONE 10.00 USD due_date=2024-07-01`;
    const customers = [
      { customer_id: "ACME", credit_limit: "1000" },
      { customer_id: "BOLT", credit_limit: "950" },
      { customer_id: "IDLE", credit_limit: "500" },
    ];
    const sql = `select customer_id, open_amount, ordered_amount, unapplied_amount, exposure_amount, limit_amount,
      utilisation_rate, is_breach, recommended_amount from decisions.limits order by 1`;
    expect(await askDecisions(ledger, { asOf, customers }, sql)).toEqual([
      {
        customer_id: "ACME",
        open_amount: 900,
        ordered_amount: 300,
        unapplied_amount: 50,
        exposure_amount: 1150,
        limit_amount: 1000,
        utilisation_rate: 1.15,
        is_breach: true,
        recommended_amount: 1000,
      },
      {
        customer_id: "BOLT",
        open_amount: 900,
        ordered_amount: 100,
        unapplied_amount: 0,
        exposure_amount: 1000,
        limit_amount: 950,
        utilisation_rate: 1000 / 950,
        is_breach: false,
        recommended_amount: 950,
      },
      {
        customer_id: "IDLE",
        open_amount: 0,
        ordered_amount: 0,
        unapplied_amount: 0,
        exposure_amount: 0,
        limit_amount: 500,
        utilisation_rate: 0,
        is_breach: false,
        recommended_amount: 500,
      },
      {
        customer_id: "NONE",
        open_amount: 10,
        ordered_amount: 0,
        unapplied_amount: 0,
        exposure_amount: 10,
        limit_amount: null,
        utilisation_rate: null,
        is_breach: false,
        recommended_amount: null,
      },
    ]);
  });

  test("recommended, by hand: sales of a day x terms, 20 % more, the class's factor; a late payer never gets more", async () => {
    // 18 invoices of 1,000 since January: 18,000 / 365 x 30 x 1.2 x 1.2 = 2,130 for class A, rounded up to 2,200.
    // The export begins more than a year before, so that a year's sales are what was sold.
    const ledger = `2023-06-01 invoice OLD HOME 1.00 USD due_date=2023-06-02
      2023-06-01 payment P-OLD HOME 1.00 USD invoice_id=OLD
      ${payer("GOOD", 18, () => 0)}\n${payer("LATE", 18, () => 60)}`;
    const customers = [
      { customer_id: "GOOD", credit_limit: "1900" },
      { customer_id: "LATE", credit_limit: "600" },
    ];
    const policy = { classEdges: [0.2, 0.21, 0.25, 0.3] };
    await withDecisions(ledger, { asOf: "2024-07-31", policy, customers }, async (warehouse) => {
      expect(
        await select(
          warehouse,
          `select customer_id, risk_class, recommended_amount from decisions.limits
           where customer_id in ('GOOD', 'LATE') order by 1`,
        ),
      ).toEqual([
        { customer_id: "GOOD", risk_class: "A", recommended_amount: 2200 },
        { customer_id: "LATE", risk_class: "E", recommended_amount: 600 },
      ]);
      expect(await brokenChecks(warehouse)).toEqual([]);
    });
  });

  test("sales of half a year are annualised: twice as much a day as over a year of which half is not there", async () => {
    // An invoice of 1,000 every ten days from 1 January, 21 of them: the export begins on 23 December 2023, 210 days before 19 July.
    const ledger = Array.from({ length: 20 }, (_, index) => {
      const issued = new Date(Date.UTC(2024, 0, 1 + 10 * index)).toISOString().slice(0, 10);
      return `${issued} invoice A${index} ACME 1000.00 USD due_date=2024-12-31`;
    }).join("\n");
    await withDecisions(ledger, { asOf: "2024-07-19" }, async (warehouse) => {
      const [row] = await select(
        warehouse,
        `select year_sales_amount::double as sales, cast(run.as_of() - begin_date + 1 as integer) as days
         from decisions.trading cross join ledger.export_begin where review_date = run.as_of()`,
      );
      expect(row?.["days"]).toBe(210);
      expect(row?.["sales"]).toBeCloseTo((20_000 * 365) / 210, 4);
    });
  });

  test("the peak is what is open now where the forecast sees it go, else with what is billed meanwhile", async () => {
    const ledger = Array.from(
      { length: 13 },
      (_, week) =>
        `2024-0${week < 4 ? 4 : week < 9 ? 5 : 6}-${String((week % 4) * 7 + 2).padStart(2, "0")} invoice I${week} ACME 100.00 USD due_date=2024-08-01`,
    ).join("\n");
    // 1,300 open in 13 weeks, 100 a week billed; the forecast sees 500 come in by week 1: 1,300 today, 900 a week on, then more.
    const model = `insert into features.items values (1, 'ACME');
      insert into forecast.customer_weeks select run.as_of(), 'open', 'USD', week, 1, least(500 * week, 1300), 0
      from range(1, 14) as weeks (week);`;
    const sql = "select exposure_amount, peak_amount from decisions.limits";
    expect(await askDecisions(ledger, { asOf, model }, sql)).toEqual([{ exposure_amount: 1300, peak_amount: 1300 }]);
    expect(await askDecisions(ledger, { asOf }, sql)).toEqual([{ exposure_amount: 1300, peak_amount: 2600 }]);
  });
});
