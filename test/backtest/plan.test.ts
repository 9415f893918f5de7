import { describe, expect, test } from "vitest";
import { originsOf, readPlan, foldsOf, warmUpsOf } from "../../pipeline/backtest/plan.ts";

const plan = readPlan({ from: "2019-10-08", to: "2020-02-04" });

describe("the plan of a backtest", () => {
  test("origins are the day before the period and every step after it, before its end", () => {
    const origins = originsOf(plan, "2020-05-01");
    expect(origins.length).toBe(18);
    expect([origins[0], origins[1], origins.at(-1)]).toEqual(["2019-10-07", "2019-10-14", "2020-02-03"]);
  });

  test("no origin lies after the last day that is known", () => {
    expect(originsOf(plan, "2019-10-20")).toEqual(["2019-10-07", "2019-10-14"]);
  });

  test("the model is fitted on the first day and every refit after it; each fold ends where the next begins", () => {
    const folds = foldsOf(plan, []);
    expect(folds.map(({ cutoff }) => cutoff)).toEqual(["2019-10-08", "2019-11-07", "2019-12-07", "2020-01-06"]);
    expect(folds.map(({ next }) => next)).toEqual(["2019-11-07", "2019-12-07", "2020-01-06", "2020-02-05"]);
    expect(folds.map(({ issuedBefore }) => issuedBefore)).toEqual(Array.from({ length: 4 }, () => "2020-02-04"));
  });

  test("warm-ups teach the bands and score no invoice; none before two months of history", () => {
    const warmUps = warmUpsOf(plan, "2019-07-01");
    expect([warmUps[0], warmUps.at(-1)]).toEqual(["2019-09-02", "2019-09-30"]);
    expect(foldsOf(plan, warmUps)[0]).toEqual({
      cutoff: "2019-09-03",
      next: "2019-10-08",
      issuedBefore: "2019-09-03",
    });
    expect(warmUpsOf(plan, "2019-09-30")).toEqual([]);
  });

  test("half a year of warm-ups is two folds: what is half a year old says little of how far off forecasts are", () => {
    const warmUps = warmUpsOf(plan, "2019-01-01");
    const folds = foldsOf(plan, warmUps).filter(({ cutoff, issuedBefore }) => cutoff === issuedBefore);
    expect(folds.map(({ cutoff, next }) => [cutoff, next])).toEqual([
      ["2019-04-09", "2019-07-09"],
      ["2019-07-09", "2019-10-08"],
    ]);
  });

  test.each([
    [{ from: "2019-13-01", to: "2020-01-01" }, /invalid --from: 2019-13-01/],
    [{ from: "2019-10-08", to: "2019-10-08" }, /invalid --to: 2019-10-08 \(must come after from\)/],
    [{ from: "2019-10-08", to: "2020-01-01", every: "0d" }, /invalid --every: 0d/],
    [{ from: "2019-10-08", to: "2020-01-01", refit: "soon" }, /invalid --refit: soon/],
  ])("%o is refused", (flags, message) => {
    expect(() => readPlan(flags)).toThrow(message);
  });
});
