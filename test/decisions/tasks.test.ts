import { describe, expect, test } from "vitest";
import { askDecisions, withDecisions } from "../support/decisions.ts";
import { brokenChecks, select } from "../support/ledger.ts";

const asOf = "2024-06-28"; // a Friday

const overdue = (customer: string, amount: string, due: string): string =>
  `2024-01-02 invoice I-${customer} ${customer} ${amount} USD due_date=${due}`;

describe("business days", () => {
  test("an action falls on the next business day of the customer's country, by holidays.csv", async () => {
    const ledger = ["US1", "US2", "DE1", "NONE"].map((name) => overdue(name, "100.00", "2024-06-10")).join("\n");
    const customers = [
      { customer_id: "US1", country: "US" },
      { customer_id: "US2", country: "us" },
      { customer_id: "DE1", country: "DE" },
    ];
    const holidays = [
      { holiday_date: "2024-07-01", country: "DE" },
      { holiday_date: "2024-07-02", country: "US" },
      { holiday_date: "2024-07-03", country: "" },
    ];
    // One firm reminder a day, on the days of most customers' country: 1, 4, 5 and 8 July. The German one slides from a holiday.
    const policy = { dunning: { dailyHours: 10 / 60 } };
    const sql = `select rank, customer_id, cast(action_date as varchar) as action_date from decisions.worklist order by rank`;
    expect(await askDecisions(ledger, { asOf, customers, policy, tables: { holidays } }, sql)).toEqual([
      { rank: 1, customer_id: "DE1", action_date: "2024-07-02" },
      { rank: 2, customer_id: "NONE", action_date: "2024-07-04" },
      { rank: 3, customer_id: "US1", action_date: "2024-07-05" },
      { rank: 4, customer_id: "US2", action_date: "2024-07-08" },
    ]);
  });
});

describe("a breach of the limit", () => {
  test("makes the next step a firm one at once, stops supply, and proposes nothing twice", async () => {
    const ledger = [
      overdue("MILD", "100.00", "2024-06-25"),
      overdue("OVER", "100.00", "2024-06-25"),
      overdue("TOLD", "100.00", "2024-06-10"),
      "2024-06-27 contact K1 TOLD firm_reminder",
    ].join("\n");
    const customers = [
      { customer_id: "MILD", credit_limit: "100" },
      { customer_id: "OVER", credit_limit: "90" },
      { customer_id: "TOLD", credit_limit: "90" },
    ];
    const sql = `select customer_id, step, reason, is_hold, is_breach, cast(action_date as varchar) as action_date
      from decisions.worklist order by customer_id`;
    await withDecisions(ledger, { asOf, customers }, async (warehouse) => {
      expect(await select(warehouse, sql)).toEqual([
        {
          customer_id: "MILD",
          step: "friendly reminder",
          reason: "USD 100.00 past due for 3 days or more",
          is_hold: false,
          is_breach: false,
          action_date: "2024-07-01",
        },
        {
          customer_id: "OVER",
          step: "firm reminder",
          reason: "above its credit limit",
          is_hold: true,
          is_breach: true,
          action_date: "2024-07-01",
        },
        {
          customer_id: "TOLD",
          step: "call",
          reason: "after firm reminder on 27 Jun 2024",
          is_hold: true,
          is_breach: true,
          action_date: "2024-07-05",
        },
      ]);
      expect(await brokenChecks(warehouse)).toEqual([]);
    });
    const mild = { dunning: { breachTone: null } };
    expect(await askDecisions(ledger, { asOf, customers, policy: mild }, sql)).toMatchObject([
      { customer_id: "MILD" },
      { customer_id: "OVER", step: "friendly reminder", is_hold: true },
      { customer_id: "TOLD", step: "call" },
    ]);
  });
});

describe("payment plans and agencies", () => {
  test("past 60 days a plan of what was paid a month, none of less than a month; an agency for whom the ladder's last step is next, once", async () => {
    const ledger = [
      overdue("PLAN", "900.00", "2024-04-20"),
      "2024-01-02 invoice I2 PLAN 1200.00 USD due_date=2024-03-01",
      "2024-03-01 payment P1 PLAN 1200.00 USD invoice_id=I2",
      overdue("UNPAID", "900.00", "2024-04-20"),
      overdue("WARNED", "900.00", "2024-03-01"),
      "2024-06-01 contact K1 WARNED stop_supply",
      overdue("HANDED", "900.00", "2024-03-01"),
      "2024-06-01 contact K3 HANDED agency",
      overdue("PAYING", "590.00", "2024-03-01"),
      "2024-06-01 contact K2 PAYING stop_supply",
      "2024-01-02 invoice I3 PAYING 3600.00 USD due_date=2024-05-01",
      "2024-05-01 payment P2 PAYING 3600.00 USD invoice_id=I3",
      overdue("OLD", "900.00", "2024-03-01"),
      overdue("YOUNG", "900.00", "2024-05-20"),
    ].join("\n");
    // 1,200 in 180 days are 200 a month: 900 take five months of 180.00; who pays 600 a month can pay 590, so it is asked what is wrong.
    const sql =
      "select customer_id, candidate, count_instalments, instalment_amount from decisions.candidates order by 1";
    expect(await askDecisions(ledger, { asOf }, sql)).toEqual([
      { customer_id: "OLD", candidate: "payment plan", count_instalments: null, instalment_amount: null },
      { customer_id: "PLAN", candidate: "payment plan", count_instalments: 5, instalment_amount: 180 },
      { customer_id: "UNPAID", candidate: "payment plan", count_instalments: null, instalment_amount: null },
      { customer_id: "WARNED", candidate: "agency", count_instalments: null, instalment_amount: null },
    ]);
    const steps =
      "select step, reason from decisions.worklist where customer_id in ('PAYING', 'WARNED') order by customer_id";
    expect(await askDecisions(ledger, { asOf }, steps)).toEqual([
      { step: "clarify what is old", reason: "paid USD 3,600.00 in 180 days, and not USD 590.00 of 90 days or more" },
      { step: "agency", reason: "after stop supply on 1 Jun 2024" },
    ]);
  });
});

describe("cash to apply", () => {
  test("to the only open invoice of that amount, else the oldest; nothing open: refund; nobody named: find out", async () => {
    const ledger = `
      2024-05-01 invoice I1 ACME 100.00 USD due_date=2024-07-10
      2024-05-01 invoice I2 ACME 250.00 USD due_date=2024-07-10
      2024-05-01 invoice I3 BOLT 80.00 USD due_date=2024-07-10
      2024-05-01 invoice I4 BOLT 80.00 USD due_date=2024-07-10
      2024-06-01 credit_note P1 ACME 250.00 USD
      2024-06-01 credit_note P2 BOLT 80.00 USD
      2024-06-01 payment P3 GONE 30.00 USD
      2024-06-01 payment P4 - 100.00 USD
      2024-06-01 payment P5 - 77.00 USD`;
    const sql = "select source_id, task from decisions.cash_tasks order by source_id";
    expect(await askDecisions(ledger, { asOf }, sql)).toEqual([
      { source_id: "P1", task: "apply to I2" },
      { source_id: "P2", task: "apply to the oldest open" },
      { source_id: "P3", task: "nothing is open: refund or keep" },
      { source_id: "P4", task: "ask whether it is for I1" },
      { source_id: "P5", task: "find out who paid" },
    ]);
  });
});

describe("promises", () => {
  test("are looked at again on the business day after their date and grace; once contacted, no more", async () => {
    const ledger = [
      overdue("SOON", "100.00", "2024-06-01"),
      "2024-06-20 promise R1 SOON 100.00 promised_date=2024-07-03",
      overdue("BROKEN", "100.00", "2024-06-01"),
      "2024-06-05 promise R2 BROKEN 100.00 promised_date=2024-06-12",
      overdue("CALLED", "100.00", "2024-06-01"),
      "2024-06-05 promise R3 CALLED 100.00 promised_date=2024-06-12",
      "2024-06-20 contact K1 CALLED call",
    ].join("\n");
    // 3 July and 3 days of grace: 7 July is a Sunday, so Monday the 8th.
    const sql = `select promise_id, status, is_followed_up, cast(follow_up_date as varchar) as follow_up_date
      from decisions.promise_follow_ups order by promise_id`;
    expect(await askDecisions(ledger, { asOf }, sql)).toEqual([
      { promise_id: "R1", status: "not_due", is_followed_up: false, follow_up_date: "2024-07-08" },
      { promise_id: "R2", status: "broken", is_followed_up: false, follow_up_date: "2024-07-01" },
      { promise_id: "R3", status: "broken", is_followed_up: true, follow_up_date: null },
    ]);
  });
});
