import { expect, it } from "vitest";
import { type Known, roles } from "../../src/components/practice/learning.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const nobody: Known = {
  currency: "EUR",
  quarter: [],
  headlines: [],
  outlook: [],
  decisions: [],
  reasons: [],
  reconciliation: [],
  vetting: [],
  cycles: [],
  clock: [],
  weeks: [],
};
const answers = (known: Known): readonly string[] =>
  roles.flatMap(({ cases }) => cases.map(({ answer }) => plain(answer(known))));

it("answers each question of each role from the report's own tables", () => {
  expect(
    answers({
      ...nobody,
      headlines: [
        { measure: "overdue", value: 900 },
        { measure: "dso", value: 48 },
        { measure: "average_days_delinquent", value: 9 },
      ],
      outlook: [{ horizon_weeks: 4, leading_amount: 5_000_000 }],
      decisions: [
        { kind: "call", customer_name: "Acme", decision: "call", reason: "oldest 30 days past due" },
        { kind: "hold", customer_name: "Bolt", reason: "above its credit limit" },
      ],
      reasons: [
        { customer_id: null, reason: "unknown", overdue_rate: 0.25 },
        { customer_id: "C1", customer_name: "Acme", reason: "unknown", overdue_rate: 1 },
      ],
      reconciliation: [{ difference: 0 }, { difference: null }],
      vetting: [{ customer_name: "New", prepaid_rate: 0.5 }],
      cycles: [{ cut_value: "price", is_repeated: true }],
      clock: [{ invoice_id: "I1", customer_name: "Acme", open_amount: 700, next_step: "escalate" }],
      weeks: [{ week: 1, owner: null, work: null, work_hours: 20, capacity_hours: 30 }],
    }),
  ).toEqual([
    "EUR 900; the most is at Acme.",
    "No target is set; once there are targets, each measure is met or missed here.",
    "EUR 5.00 M.",
    "Yes, to the cent.",
    "9.0 days of 48.0 days.",
    "Of 25 %.",
    "Bolt: above its credit limit.",
    "New (50 %).",
    "price.",
    "Acme: call, oldest 30 days past due.",
    "I1 of Acme, EUR 700: escalate.",
    "Yes: 20 of 30.",
  ]);
});

it("says so where the export has nothing to answer with", () => {
  expect(new Set(answers(nobody).map((text) => text.endsWith(".")))).toEqual(new Set([true]));
  expect(answers(nobody)).toContain("Nobody: nothing is to be asked for.");
});
