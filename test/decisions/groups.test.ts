import { describe, expect, test } from "vitest";
import { askDecisions, withDecisions } from "../support/decisions.ts";
import { brokenChecks, select } from "../support/ledger.ts";

const asOf = "2024-06-30";

describe("limits of groups", () => {
  const ledger = `
    2024-06-10 invoice I1 HEAD 300.00 USD due_date=2024-07-10
    2024-06-10 invoice I2 NORTH 500.00 USD due_date=2024-07-10
    2024-06-10 invoice I3 SOUTH 350.00 USD due_date=2024-07-10`;
  const customers = [
    { customer_id: "HEAD", credit_limit: "1000", parent_customer_id: "" },
    { customer_id: "NORTH", credit_limit: "400", parent_customer_id: "HEAD" },
    { customer_id: "SOUTH", credit_limit: "340", parent_customer_id: "NORTH" },
  ];
  const sql = `select customer_id, exposure_amount, group_exposure_amount, sub_limits_amount, utilisation_rate, state,
    breached_holder_id from decisions.limit_states order by customer_id`;

  test("a customer's limit holds for all below it; sub-limits stand within it, each with its grace of 10 %", async () => {
    // HEAD: 300 + 500 + 350 = 1,150 of 1,000 and 1,100 with grace. NORTH: 850 of 400. SOUTH: 350 of 340, 374 with grace.
    await withDecisions(ledger, { asOf, customers }, async (warehouse) => {
      expect(await select(warehouse, sql)).toEqual([
        {
          customer_id: "HEAD",
          exposure_amount: 300,
          group_exposure_amount: 1150,
          sub_limits_amount: 740,
          utilisation_rate: 1.15,
          state: "breach",
          breached_holder_id: null,
        },
        {
          customer_id: "NORTH",
          exposure_amount: 500,
          group_exposure_amount: 850,
          sub_limits_amount: 340,
          utilisation_rate: 2.125,
          state: "breach",
          breached_holder_id: "HEAD",
        },
        {
          customer_id: "SOUTH",
          exposure_amount: 350,
          group_exposure_amount: null,
          sub_limits_amount: null,
          utilisation_rate: 350 / 340,
          state: "group in breach",
          breached_holder_id: "HEAD",
        },
      ]);
      expect(await brokenChecks(warehouse)).toEqual([]);
    });
  });

  test("within the grace is no breach, and a circle of parents ends", async () => {
    const circle = [
      { customer_id: "HEAD", credit_limit: "1100", parent_customer_id: "SOUTH" },
      { customer_id: "NORTH", credit_limit: "", parent_customer_id: "HEAD" },
      { customer_id: "SOUTH", credit_limit: "", parent_customer_id: "NORTH" },
    ];
    expect(await askDecisions(ledger, { asOf, customers: circle }, sql)).toMatchObject([
      { customer_id: "HEAD", group_exposure_amount: 1150, state: "within grace" },
      { customer_id: "NORTH", group_exposure_amount: 1150, state: "no limit given" },
      { customer_id: "SOUTH", group_exposure_amount: 1150, state: "no limit given" },
    ]);
  });
});

describe("orders not yet invoiced", () => {
  test("are let through oldest first up to the limit and its grace; invoiced parts count once, old ones are asked about", async () => {
    const ledger = `
      2024-06-01 invoice I1 ACME 600.00 USD due_date=2024-07-30 order_id=O1
      2024-06-01 order O1 ACME 900.00 USD
      2024-06-02 order O2 ACME 200.00 USD
      2024-06-03 order O3 ACME 10.00 USD
      2024-02-01 order O4 BOLT 50.00 USD
      2024-01-10 invoice I2 LATE 500.00 USD due_date=2024-02-10
      2024-06-20 order O5 LATE 20.00 USD`;
    const customers = [
      { customer_id: "ACME", credit_limit: "1000" },
      { customer_id: "BOLT", credit_limit: "1000" },
      { customer_id: "LATE", credit_limit: "9000" },
    ];
    // ACME: 600 open, 300 of O1 left: 900; with O2 1,100, the limit and its grace; with O3 1,110.
    const sql =
      "select order_id, uninvoiced_amount, exposure_amount, verdict from decisions.order_checks order by order_id";
    expect(await askDecisions(ledger, { asOf, customers }, sql)).toEqual([
      { order_id: "O1", uninvoiced_amount: 300, exposure_amount: 900, verdict: "release" },
      { order_id: "O2", uninvoiced_amount: 200, exposure_amount: 1100, verdict: "release" },
      { order_id: "O3", uninvoiced_amount: 10, exposure_amount: 1110, verdict: "hold: limit" },
      { order_id: "O4", uninvoiced_amount: 50, exposure_amount: 50, verdict: "ask: no invoice yet" },
      { order_id: "O5", uninvoiced_amount: 20, exposure_amount: 520, verdict: "hold: past due" },
    ]);
  });
});
