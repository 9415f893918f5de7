import { describe, expect, it, test } from "vitest";
import { quarterBefore, quarterLines, quarterSentence } from "../../src/components/practice/review.ts";
import { targetState } from "../../src/components/sentences/scorecardWords.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const figure = (as_of_date: string, measure: string, value: number) => ({ as_of_date, measure, value, is_whole: true });
const reasons = [
  { customer_id: null, customer_name: null, reason: "their habit", overdue_rate: 0.6, overdue_amount: 900 },
  { customer_id: "C1", customer_name: "Acme", reason: "their habit", overdue_rate: 1, overdue_amount: 500 },
];
const data = {
  date: "2026-06-30",
  currency: "EUR",
  history: [
    figure("2026-06-30", "dso", 48),
    figure("2026-03-31", "dso", 47),
    figure("2025-06-30", "dso", 40),
    figure("2026-06-30", "average_days_delinquent", 9),
    figure("2026-06-30", "cei", 82),
    figure("2026-06-30", "overdue_rate", 0.2),
    figure("2026-03-31", "overdue_rate", 0.1),
  ],
  scorecard: [
    { measure: "dso", method: "simple_90", target: 45, warning: 50, critical: 60 },
    { measure: "cei", method: "book", target: 80, warning: 70, critical: 60 },
  ],
  reasons,
};

describe("the quarter's page", () => {
  it("knows the quarter before", () => {
    expect(quarterBefore("2026-06-30")).toBe("2026-03-31");
    expect(quarterBefore("2026-01-15")).toBe("2025-12-31");
  });

  it("says which targets are met, with a suggestion where one is missed or a figure is worse", () => {
    const lines = quarterLines(data).map((line) =>
      plain(
        [line.measure, line.now, line.quarterBefore, line.yearBefore, line.goal, line.verdict, line.suggestion].join(
          " | ",
        ),
      ),
    );
    expect(lines).toEqual([
      "DSO | 48.0 days | 47.0 days | 40.0 days | 45.0 days | missed | 9.0 days of it are money past due, the rest is terms granted: collect first, then look at terms",
      "Average days delinquent | 9.0 days |  |  |  | no target | keep on",
      "CEI | 82.0 % |  |  | 80.0 % | met | keep on",
      "Past due, of what is open | 20.0 % | 10.0 % |  |  | no target | most of what is past due is late by their habit (60 %): begin with Acme, EUR 500",
    ]);
    expect(plain(quarterSentence(quarterLines(data)))).toBe("Of 2 targets 1 is met and 1 missed: DSO.");
  });

  it("says that no target is set", () => {
    expect(quarterSentence(quarterLines({ ...data, scorecard: [] }))).toContain("No target is set");
    expect(quarterLines({ ...data, history: [], scorecard: [] })).toEqual([]);
  });
});

test.each([
  [{ state: "within limits", value: 48.2, target: 45, warning: 50, critical: 60 }, "missed, within limits"],
  [{ state: "within limits", value: 44, target: 45, warning: 50, critical: 60 }, "met"],
  [{ state: "within limits", value: 76.5, target: 80, warning: 70, critical: 60 }, "missed, within limits"],
  [{ state: "within limits", value: 80, target: 80, warning: 70, critical: 60 }, "met"],
  [{ state: "warning", value: 52, target: 45, warning: 50, critical: 60 }, "warning"],
  [{ state: "no target", value: 52, target: null, warning: null, critical: null }, ""],
])("the scorecard says of a target what the review says: %j", (line, state) => expect(targetState(line)).toBe(state));
