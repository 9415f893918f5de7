import { expect, test } from "vitest";
import { termsRow } from "../../src/components/tables/proposedTerms.ts";

const row = {
  action: "tighten",
  current_terms: "net 45",
  proposed_terms: "net 30",
  benefit_amount: 300,
  margin_at_risk_amount: 100,
  reason: "pays late",
  guard_rail: null,
  other_terms: null,
  limit_amount: 5000,
  recommended_amount: 2000,
};

test("a line of terms says from what to what, for terms and limit, and what is left of it in a year", () => {
  const told = termsRow(row);
  expect([told["step"], told["terms"], told["net_amount"], told["why"]]).toEqual([
    "shorten",
    "net 45 \u2192 net 30",
    200,
    "pays late",
  ]);
  expect(String(told["limit"]).replaceAll("\u00a0", " ")).toBe("5,000 \u2192 2,000");
  expect(termsRow({ ...row, guard_rail: "strategic customer", proposed_terms: "net 45" })).toMatchObject({
    terms: "net 45",
    why: "strategic customer; pays late",
  });
});
