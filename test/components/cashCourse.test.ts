import { describe, expect, it } from "vitest";
import { courseWeeks, scenarioWeeks, weekText } from "../../src/components/charts/cashCourse.ts";
import { courseTitle } from "../../src/components/sentences/courseTitle.ts";

const past = [{ week_start_date: "2026-06-24", received_amount: 90, forecast_amount: 100 }];
const ahead = [
  { week_start_date: "2026-07-01", layer: "new", expected_amount: 20 },
  { week_start_date: "2026-07-01", layer: "open", expected_amount: 80 },
  { week_start_date: "2026-07-08", layer: "open", expected_amount: 50 },
].map((week) => ({ ...week, contractual_amount: 0, p10_amount: 0, p90_amount: 0 }));
const bands = [{ week_start_date: "2026-07-01", p10_amount: 70, p90_amount: 130 }];

describe("courseWeeks", () => {
  const weeks = courseWeeks({ past, ahead, bands });

  it("puts what has passed before what is to come, and adds up the layers of a week", () =>
    expect(weeks.map((week) => [week.week_start_date, week.received_amount, week.forecast_amount])).toEqual([
      ["2026-06-24", 90, 100],
      ["2026-07-01", null, 100],
      ["2026-07-08", null, 50],
    ]));
  it("has a band only where past forecasts gave one", () =>
    expect(weeks.map((week) => week.p10_amount)).toEqual([null, 70, null]));
  it("says of a past week what came and what had been forecast, of a coming one its layers", () => {
    expect(weekText(weeks[0] ?? fail())).toBe("Week from 24 Jun 2026\ncame: 90\nhad been forecast: 100");
    expect(weekText(weeks[1] ?? fail())).toContain(
      "of open invoices: 80\nnot yet issued: 20\nfour times in five: 70 to 130",
    );
  });
});

describe("scenarioWeeks", () => {
  it("is what each week adds to the one before", () => {
    const rows = [100, 250].map((scenario_amount, place) => ({
      scenario: "slip",
      horizon_weeks: place + 1,
      scenario_amount,
    }));
    expect(scenarioWeeks(rows, ["2026-07-01", "2026-07-08"]).map(({ amount }) => amount)).toEqual([100, 150]);
  });
});

describe("courseTitle", () => {
  const outlook = [
    {
      horizon_weeks: 13,
      expected_amount: 0,
      p10_amount: 0,
      p90_amount: 0,
      count_forecasts: 0,
      has_band: false,
      leading_rule: "forecast" as const,
      leading_amount: 1_500_000,
    },
  ];
  const span = {
    horizon_weeks: 13,
    until_date: "2026-06-30",
    received_amount: 2_000_000,
    is_year_ago: false,
    usual_change_amount: null,
  };

  it("says what 13 weeks should bring, and against the last 13 where they are known", () => {
    expect(plain(courseTitle(outlook, { spans: [span], currency: "USD" }))).toBe(
      "The next 13 weeks should bring USD 1.50 M, USD 500 k less than the last 13",
    );
    expect(plain(courseTitle(outlook, { spans: [], currency: "USD" }))).toBe(
      "The next 13 weeks should bring USD 1.50 M",
    );
  });
});

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

const fail = (): never => {
  throw new Error("no such week");
};
