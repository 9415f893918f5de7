import { describe, expect, test } from "vitest";
import { PolicySchema } from "../../pipeline/decisions/policy.ts";
import { policyRules } from "../../pipeline/decisions/policyRules.ts";
import { testSettings } from "../support/ledger.ts";

describe("policy", () => {
  test("needs no setting: every entry has a default", () => {
    expect(PolicySchema.parse({})).toMatchObject({ capitalCostRate: 0.08, terms: { minimumInvoices: 5 } });
  });

  test("a capacity in actions, of settings of before, is people's hours: 20 actions are 6 hours", () => {
    expect(PolicySchema.parse({ dunning: { dailyCapacity: 30, quietDays: 7 } }).dunning).toMatchObject({
      dailyHours: 9,
      quietDays: 7,
    });
  });

  test.each([
    ["an unknown name", { capitalCost: 0.1 }],
    ["a rate above 1", { capitalCostRate: 8 }],
    ["class edges that do not ascend", { classEdges: [0.1, 0.1, 0.2, 0.3] }],
    [
      "a ladder that does not ascend",
      {
        terms: {
          ladder: [
            { name: "net 30", days: 30 },
            { name: "net 15", days: 15 },
          ],
        },
      },
    ],
    ["a tone that is none", { dunning: { steps: [{ step: "x", days: 1, tone: "angry" }] } }],
  ])("%s is refused", (_, policy) => {
    expect(PolicySchema.safeParse(policy).success).toBe(false);
  });

  test("is printed in words, the customer's part first, with what the settings say", () => {
    const policy = PolicySchema.parse({
      veryLateDays: 45,
      dunning: { steps: [{ step: "letter", days: 7, tone: "firm" }] },
    });
    const rules = policyRules({ ...testSettings("."), policy });
    const audiences = rules.map(({ audience }) => audience);
    expect(audiences).toEqual([...audiences].sort());
    expect(rules.map(({ place }) => place)).toEqual(rules.map((_, index) => index + 1));
    const text = rules.map(({ rule }) => rule).join("\n");
    expect(text).toContain("very late after 45 days");
    expect(text).toContain("letter 7 days after it");
    expect(text).not.toMatch(/undefined|NaN|null/);
  });
});
