import { describe, expect, test } from "vitest";
import { askDecisions, payer, withDecisions } from "../support/decisions.ts";
import { brokenChecks, select } from "../support/ledger.ts";

const asOf = "2024-12-31";

/** With few customers the chance of being very late is pulled far: here class A reaches up to 10 %. */
const policy = { classEdges: [0.1, 0.2, 0.25, 0.5], terms: { salesWonRate: 0.05 } };

const told = `select postures.customer_id, posture, postures.is_hold, action, guard_rail, worklist.step, recommended_amount
  from decisions.postures
  left join decisions.terms using (customer_id)
  left join decisions.worklist using (customer_id)
  left join decisions.limits using (customer_id)
  order by customer_id`;

describe("one judgement a customer", () => {
  test("better terms, a limit for them and a friendly word, or a hold and a formal step: never both", async () => {
    const prompt = (customer: string): string => payer(customer, 36, () => -2);
    const ledger = [
      prompt("GOOD"), // owes 2,000 that is not due, and a remainder of 30 that is old
      "2024-09-01 invoice G GOOD 30.00 USD due_date=2024-10-01",
      prompt("OLD"), // the same, and 5,000 that is old
      "2024-09-01 invoice O OLD 5000.00 USD due_date=2024-10-20",
      prompt("OVER"), // the same, above its limit
      payer("LATE", 36, (index) => (index < 30 ? 45 : null)),
    ].join("\n");
    const customers = [
      { customer_id: "GOOD", credit_limit: "4000" },
      { customer_id: "OVER", credit_limit: "1500" },
    ];
    await withDecisions(ledger, { asOf, policy, customers }, async (warehouse) => {
      expect(await select(warehouse, told)).toMatchObject([
        { customer_id: "GOOD", posture: "grow", is_hold: false, action: "consider", step: "none" },
        { customer_id: "LATE", posture: "restrict", is_hold: false, action: "tighten", step: "call" },
        { customer_id: "OLD", posture: "restrict", is_hold: true, action: "hold", step: "stop supply" },
        { customer_id: "OVER", posture: "watch", is_hold: false, action: "hold", guard_rail: "above its limit" },
      ]);
      expect(await brokenChecks(warehouse)).toEqual([]);
    });
  });

  test("longer terms wait for a limit that may cover what will be owed", async () => {
    const ledger = payer("GOOD", 36, () => -2);
    const standing = (limit: string) =>
      askDecisions(
        ledger,
        {
          asOf,
          policy: { ...policy, creditLimits: { graceRate: 1 } },
          customers: [{ customer_id: "GOOD", credit_limit: limit }],
        },
        "select action, guard_rail, coalesce(limit_for_terms_amount >= cover_amount, false) as is_covered from publish.terms join (select customer_id, cover_amount from decisions.terms) using (customer_id)",
      );
    // 2,000 are open, and 15 days more of 36,000 a year are 1,479.45: 3,479.45, which a rise by half reaches from 2,319.64 on.
    expect(await standing("2400")).toEqual([{ action: "consider", guard_rail: null, is_covered: true }]);
    expect(await standing("2300")).toEqual([
      { action: "hold", guard_rail: "limit does not cover it", is_covered: false },
    ]);
  });

  test("in two currencies without rates, the most cautious decides and says so", async () => {
    const ledger = [payer("BOTH", 36, () => -2), "2024-09-01 invoice E BOTH 5000.00 EUR due_date=2024-10-20"].join(
      "\n",
    );
    const settings = { baseCurrency: "USD" };
    const sql = `select posture, postures.reason, is_hold, count_currencies, action from decisions.postures
      join decisions.terms using (customer_id) where report_currency = 'USD'`;
    expect(await askDecisions(ledger, { asOf, policy, settings }, sql)).toEqual([
      {
        posture: "stop",
        reason: "in EUR: EUR 5,000.00 more than 60 days past due",
        is_hold: true,
        count_currencies: 2,
        action: "hold",
      },
    ]);
  });

  test("class A with less than the floor past the hold age is called, and gets no formal notice", async () => {
    const ledger = [
      payer("GOOD", 36, () => -2),
      "2024-09-01 invoice G GOOD 5000.00 USD due_date=2024-11-12",
      "2024-09-01 invoice N NEW 5000.00 USD due_date=2024-11-12",
    ].join("\n");
    expect(await askDecisions(ledger, { asOf, policy }, told)).toMatchObject([
      { customer_id: "GOOD", posture: "watch", is_hold: false, action: "hold", step: "call" },
      { customer_id: "NEW", step: "formal notice" },
    ]);
  });
});
