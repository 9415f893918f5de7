import { describe, expect, test } from "vitest";
import { calibrate } from "../../pipeline/risk/calibrate.ts";
import { binRows, datedRows } from "../../pipeline/risk/hazard.ts";
import { worthIt } from "../../pipeline/risk/ridge.ts";
import { forwardFolds } from "../../pipeline/risk/split.ts";

describe("a late spell in (invoice, bin) rows", () => {
  const told = (paidAfter: number | null, observedUntil: number) =>
    binRows({ paidAfter, observedUntil }, 0).map(({ bin, isPaid }) => `${bin}${isPaid ? " paid" : ""}`);

  test("paid on day 10: open through days 1-7, paid in days 8-14", () => {
    expect(told(10, 100)).toEqual(["0", "1 paid"]);
  });

  test("still open after 20 days: the bins that are over, none of them paid", () => {
    expect(told(null, 20)).toEqual(["0", "1"]);
  });

  test("a bin that the cut-off divides does not count, even if paid in it", () => {
    expect(told(10, 10)).toEqual(["0"]);
  });

  test("known for a day only: no rows", () => {
    expect(told(null, 1)).toEqual([]);
  });

  test("after 90 days the last bin repeats every 30", () => {
    expect(told(130, 1000).slice(-3)).toEqual(["4", "5", "5 paid"]);
  });

  test("is known from the end of its bin on, whatever it shows: forward validation sees no bin before it is over", () => {
    const rows = binRows({ paidAfter: 10, observedUntil: 100 }, 0);
    expect(datedRows(rows, [{ issueDay: 3, labelDay: 33 }])).toEqual([
      { issueDay: 3, labelDay: 40 },
      { issueDay: 3, labelDay: 47 },
    ]);
  });
});

describe("forward folds", () => {
  const rows = Array.from({ length: 20 }, (_, day) => ({ issueDay: day, labelDay: day + 3 }));

  test("train on labels known before the cut, test on what was issued from it on", () => {
    const [first] = forwardFolds(rows, [0.5]);
    expect(first).toEqual({ from: 10, train: [0, 1, 2, 3, 4, 5, 6], test: [10, 11, 12, 13, 14, 15, 16, 17, 18, 19] });
  });

  test("no rows, or all of one day: no folds", () => {
    expect(forwardFolds([])).toEqual([]);
    expect(
      forwardFolds([
        { issueDay: 1, labelDay: 2 },
        { issueDay: 1, labelDay: 2 },
      ]),
    ).toEqual([]);
  });
});

describe("calibration", () => {
  test("odds twice too bold get slope ½", () => {
    const scores = [-2, 2].flatMap((score) => Array.from({ length: 1000 }, () => score));
    const share = 1 / (1 + Math.exp(-1));
    const outcomes = scores.map((score, row) => ((row % 1000) / 1000 < (score > 0 ? share : 1 - share) ? 1 : 0));
    expect(calibrate(outcomes, scores)?.slope).toBeCloseTo(0.5, 2);
    expect(calibrate(outcomes, scores)?.intercept).toBeCloseTo(0, 2);
  });

  test("few rows, one class, or a forecast that points the wrong way: nothing that holds", () => {
    const scores = Array.from({ length: 100 }, (_, row) => row / 50 - 1);
    expect(calibrate([0, 1], [1, 2])).toBeNull();
    expect(
      calibrate(
        scores.map(() => 1),
        scores,
      ),
    ).toBeNull();
    expect(
      calibrate(
        scores.map((score) => (score < 0 ? 1 : 0)),
        scores,
      ),
    ).toBeNull();
  });
});

describe("a more elaborate setting", () => {
  test("is taken only where it gains 0.001 nats out of time", () => {
    const simpler = { name: "plain", forwardLogLoss: 0.45 };
    expect(worthIt(simpler, { name: "curved", forwardLogLoss: 0.4495 }).name).toBe("plain");
    expect(worthIt(simpler, { name: "curved", forwardLogLoss: 0.4485 }).name).toBe("curved");
  });
});
