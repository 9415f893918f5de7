import { describe, expect, test } from "vitest";
import { askDecisions, withDecisions } from "../support/decisions.ts";
import { brokenChecks, select } from "../support/ledger.ts";

const asOf = "2024-12-31"; // a Tuesday

/** A debt of 3,000 due in July, agreed on 1 October to be paid in three months, of which so many came on their day. */
const agreed = (customer: string, days: readonly string[], paid: readonly string[]): string =>
  [
    `2024-06-01 invoice ${customer}1 ${customer} 3000.00 USD due_date=2024-07-01`,
    ...days.map(
      (day) => `2024-10-01 plan L-${customer} ${customer} 1000.00 instalment_date=${day} invoice_ids=${customer}1`,
    ),
    ...paid.map((day, index) => `${day} payment P-${customer}${index} ${customer} 1000.00 USD invoice_id=${customer}1`),
  ].join("\n");

const ledger = [
  agreed("KEPT", ["2024-11-04", "2024-12-04", "2025-01-04"], ["2024-11-05", "2024-12-04"]),
  agreed("LATE", ["2024-10-24", "2024-11-24", "2024-12-24"], ["2024-10-24", "2024-12-02"]),
  agreed("BROKEN", ["2024-10-10", "2024-11-10", "2024-12-10"], ["2024-10-10"]),
  agreed("CALLED", ["2024-10-10", "2024-11-10", "2024-12-10"], ["2024-10-10"]),
  "2024-12-20 contact K1 CALLED call",
  agreed("DONE", ["2024-10-10", "2024-11-10", "2024-12-10"], ["2024-10-10", "2024-11-10", "2024-12-09"]),
  agreed("BOTH", ["2024-11-04", "2024-12-04", "2025-01-04"], ["2024-11-05", "2024-12-04"]),
  "2024-11-01 invoice BOTH2 BOTH 800.00 USD due_date=2024-12-20",
  "2024-06-01 invoice NONE1 NONE 3000.00 USD due_date=2024-07-01",
].join("\n");

describe("a payment plan", () => {
  test("is kept, late, broken or completed by its cash", async () => {
    const sql = `select customer_id, status, count_kept, count_late, count_missed, missing_amount,
        cast(missed_since_date as varchar) as since from measures.plans order by customer_id`;
    // LATE: 24 December and 3 days of grace; broken only after 14. BROKEN: since 10 November and 15 days.
    expect(await askDecisions(ledger, { asOf }, sql)).toMatchObject([
      { customer_id: "BOTH", status: "kept", count_kept: 2, missing_amount: 0 },
      {
        customer_id: "BROKEN",
        status: "broken",
        count_kept: 1,
        count_missed: 2,
        missing_amount: 2000,
        since: "2024-11-25",
      },
      { customer_id: "CALLED", status: "broken" },
      { customer_id: "DONE", status: "completed", count_kept: 3 },
      { customer_id: "KEPT", status: "kept", count_kept: 2, count_missed: 0, missing_amount: 0, since: null },
      { customer_id: "LATE", status: "late", count_kept: 1, count_late: 1, count_missed: 1, missing_amount: 1000 },
    ]);
  });

  test("that is kept is not dunned and holds nobody; a late instalment is asked for, and a broken plan for all of it", async () => {
    await withDecisions(ledger, { asOf }, async (warehouse) => {
      const steps = `select customer_id, step, reason, stop_reason, ask_amount, past_due_amount from decisions.worklist
        where customer_id <> 'NONE' order by customer_id`;
      expect(await select(warehouse, steps)).toMatchObject([
        { customer_id: "BOTH", step: "friendly reminder", stop_reason: null, ask_amount: 800, past_due_amount: 1800 },
        {
          customer_id: "BROKEN",
          step: "plan follow-up",
          reason: "plan of 1 Oct 2024 broken: the instalment of 10 Nov 2024 has not come",
          stop_reason: null,
          ask_amount: 2000,
        },
        { customer_id: "CALLED", step: "formal notice", stop_reason: null, ask_amount: 2000 },
        {
          customer_id: "KEPT",
          step: "await instalment",
          reason: "plan of 1 Oct 2024, 2 of 3 instalments paid, the next on 4 Jan 2025",
          stop_reason: "payment plan kept",
          ask_amount: 0,
        },
        {
          customer_id: "LATE",
          step: "plan follow-up",
          reason: "plan of 1 Oct 2024 late: the instalment of 24 Dec 2024 has not come",
          stop_reason: null,
          ask_amount: 1000,
        },
      ]);
      const judged = "select customer_id, posture, doubt, is_hold from decisions.postures order by customer_id";
      expect(await select(warehouse, judged)).toMatchObject([
        { customer_id: "BOTH", doubt: "under a plan", is_hold: false },
        { customer_id: "BROKEN", posture: "stop", is_hold: true },
        { customer_id: "CALLED", posture: "stop" },
        { customer_id: "DONE", doubt: null, is_hold: false },
        { customer_id: "KEPT", doubt: "under a plan", is_hold: false },
        { customer_id: "LATE", doubt: "under a plan", is_hold: false },
        { customer_id: "NONE", posture: "stop", is_hold: true },
      ]);
      const alarms =
        "select customer_id, amount, message from decisions.credit_alerts where kind = 'payment plan broken'";
      const message = "has broken its plan of 1 Oct 2024: 1 of 3 instalments came, nothing for that of 10 Nov 2024";
      expect(await select(warehouse, `${alarms} order by customer_id`)).toEqual([
        { customer_id: "BROKEN", amount: 2000, message },
        { customer_id: "CALLED", amount: 2000, message },
      ]);
      // Whose plan is kept, late or broken is offered no other.
      expect(await select(warehouse, "select customer_id from decisions.candidates")).toEqual([
        { customer_id: "NONE" },
      ]);
      expect(await brokenChecks(warehouse)).toEqual([]);
    });
  });

  test("without invoices is for what was due when it was agreed; a credit note that settles all completes it", async () => {
    const lines = `
      2024-06-01 invoice I1 ACME 900.00 USD due_date=2024-07-01
      2024-09-01 invoice I2 ACME 500.00 USD due_date=2024-12-01
      2024-10-01 plan L1 ACME 450.00 instalment_date=2024-10-10
      2024-10-01 plan L1 ACME 450.00 instalment_date=2024-11-10
      2024-11-01 credit_note N1 ACME 900.00 USD invoice_id=I1`;
    const sql = `select status, (select string_agg(invoice_id, ' ') from measures.plan_items) as items from measures.plans`;
    expect(await askDecisions(lines, { asOf }, sql)).toEqual([{ status: "completed", items: "I1" }]);
  });

  test("of no known invoice is empty and says so; one whose items a later plan has is replaced", async () => {
    const lines = `
      2024-06-01 invoice I1 ACME 900.00 USD due_date=2024-07-01
      2024-09-01 plan L1 ACME 900.00 instalment_date=2024-10-10 invoice_ids=I1
      2024-10-01 plan L2 ACME 900.00 instalment_date=2024-11-10 invoice_ids=I1
      2024-10-02 plan L3 ACME 50.00 instalment_date=2024-11-10 invoice_ids=I9`;
    const sql = `select plan_id, status, (select string_agg(message) from ledger.findings where rule = 'unknown_invoice') as finding
      from measures.plans order by plan_id`;
    const finding = "plan L3 names an invoice that no export holds; it is not followed";
    expect(await askDecisions(lines, { asOf }, sql)).toEqual([
      { plan_id: "L1", status: "replaced", finding },
      { plan_id: "L2", status: "broken", finding },
      { plan_id: "L3", status: "empty", finding },
    ]);
  });

  test("is offered no smaller than its floor, and not to who cannot pay it in its longest time", async () => {
    const debtor = (name: string, old: string, paid: string): string => `
      2024-06-01 invoice ${name}1 ${name} ${old} USD due_date=2024-10-20
      2024-08-01 invoice ${name}2 ${name} ${paid} USD due_date=2024-09-01
      2024-09-01 payment P${name} ${name} ${paid} USD invoice_id=${name}2`;
    const lines = [
      debtor("ABLE", "3000.00", "6000.00"),
      debtor("SMALL", "900.00", "1200.00"),
      debtor("POOR", "9000.00", "1200.00"),
    ].join("\n");
    const sql = `select customer_id, count_instalments, instalment_amount, plan_words from decisions.candidates order by customer_id`;
    expect(await askDecisions(lines, { asOf, policy: { plans: { floorAmount: 200 } } }, sql)).toEqual([
      {
        customer_id: "ABLE",
        count_instalments: 3,
        instalment_amount: 1000,
        plan_words: "what it has been paying a month, USD 1,000.00, carries it",
      },
      {
        customer_id: "POOR",
        count_instalments: null,
        instalment_amount: null,
        plan_words: "pays USD 200.00 a month: too little for a plan of 12 months; ask for a part at once, or security",
      },
      {
        customer_id: "SMALL",
        count_instalments: 4,
        instalment_amount: 225,
        plan_words: "what it has been paying a month, USD 200.00, carries it",
      },
    ]);
  });
});
