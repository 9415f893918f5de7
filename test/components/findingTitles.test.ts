import { describe, expect, test } from "vitest";
import { axisStart } from "../../src/components/charts/lineChart.ts";
import { ceiTitle, cohortTitle, dsoTitle, payTitle } from "../../src/components/sentences/findingTitles.ts";
import { isSpoken } from "../../src/components/tables/scorecardTable.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const line = (measure: string, method: string, value: number | null, year_before_value: number | null = null) => ({
  measure,
  method,
  value,
  year_before_value,
});

describe("a chart's title states what it shows", () => {
  test("DSO: against a year before, and the delay in it as the shown numbers subtract", () => {
    const best = line("best_possible_dso", "simple_90", 38.74);
    expect(plain(dsoTitle([line("dso", "simple_90", 48.16, 40.7), best]))).toBe(
      "DSO is 48.2 days, 7.5 days more than a year before; 9.5 days of it are delay",
    );
    expect(plain(dsoTitle([line("dso", "simple_90", 48.16, 48.2)]))).toBe("DSO is 48.2 days, as a year before");
    expect(dsoTitle([])).toBe("Days sales outstanding at month ends");
  });

  test("effectiveness: of the last month with an answer, beside the same month a year before", () => {
    const month = (as_of_date: string, value: number | null) => ({ as_of_date, value });
    const year = [month("2025-06-30", 82.22), month("2026-05-31", 72.9), month("2026-06-30", 76.53)];
    expect(plain(ceiTitle(year))).toBe(
      "76.5 % of what could be collected in Jun 2026 was, 5.7 points less than a year before",
    );
    expect(plain(ceiTitle(year.slice(1, 2)))).toBe("72.9 % of what could be collected in May 2026 was");
    expect(ceiTitle([month("2026-06-30", null)])).toBe("Collection effectiveness by month");
  });

  test("days to pay: the last month with an answer, late or early", () => {
    const month = (as_of_date: string, days_to_pay: number | null, terms: number, days_late: number) => ({
      as_of_date,
      days_to_pay,
      terms,
      days_late,
    });
    const may = month("2026-05-31", 45.6, 40.6, 5);
    expect(plain(payTitle([may, month("2026-06-30", null, 0, 0)]))).toBe(
      "Money took 45.6 days in May 2026: 40.6 days of terms, 5.0 days of delay",
    );
    expect(plain(payTitle([month("2026-05-31", 28, 30, -2)]))).toContain("2.0 days before they were due");
    expect(payTitle([])).toBe("Days to pay by month");
  });

  test("cohorts: the last month whose day 60 is over, beside the same month a year before", () => {
    const share = (month_end_date: string, paid_rate: number | null) => ({ month_end_date, days_since: 60, paid_rate });
    expect(plain(cohortTitle([share("2025-04-30", 0.82), share("2026-04-30", 0.757), share("2026-05-31", null)]))).toBe(
      "76 % of the invoices of Apr 2026 was paid by day 60, 6.3 points less than a year before",
    );
    expect(plain(cohortTitle([share("2026-04-30", 0.757)]))).toBe(
      "76 % of the invoices of Apr 2026 was paid by day 60",
    );
  });
});

test.each([
  ["zero for a measure that may be small", [3, 9], true, 0],
  ["below zero where values are", [-3, 9], false, -3],
  ["near the lowest where asked", [72, 88], true, 60],
  ["zero unless asked", [72, 88], false, 0],
  ["zero for nothing", [], true, 0],
])("an axis begins at %s", (_, values, isNear, start) => expect(axisStart(values, isNear)).toBe(start));

test("the scorecard speaks by one method of a measure, and by whatever has a target", () => {
  expect(isSpoken({ measure: "dso", method: "simple_90", target: null })).toBe(true);
  expect(isSpoken({ measure: "dso", method: "rolling", target: null })).toBe(false);
  expect(isSpoken({ measure: "dso", method: "rolling", target: 45 })).toBe(true);
});
