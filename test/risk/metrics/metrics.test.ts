import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auc } from "../../../pipeline/risk/metrics/auc.ts";
import { averagePrecision } from "../../../pipeline/risk/metrics/averagePrecision.ts";
import { binomialInterval } from "../../../pipeline/risk/metrics/binomialInterval.ts";
import { brier } from "../../../pipeline/risk/metrics/brier.ts";
import { calibrationSlope } from "../../../pipeline/risk/metrics/calibrationSlope.ts";
import { kolmogorovSmirnov } from "../../../pipeline/risk/metrics/kolmogorovSmirnov.ts";
import { liftAtTop } from "../../../pipeline/risk/metrics/liftAtTop.ts";
import { logLoss } from "../../../pipeline/risk/metrics/logLoss.ts";
import { meanAbsoluteError } from "../../../pipeline/risk/metrics/meanAbsoluteError.ts";
import { pinball } from "../../../pipeline/risk/metrics/pinball.ts";
import { populationStability } from "../../../pipeline/risk/metrics/populationStability.ts";

/** Two late, two on time; scikit-learn's own example for its ranking metrics. */
const outcomes = [0, 0, 1, 1];
const scores = [0.1, 0.4, 0.35, 0.8];

describe("known values (scikit-learn 1.9 on the same four rows)", () => {
  test.each([
    ["auc", auc(outcomes, scores), 0.75],
    ["average precision", averagePrecision(outcomes, scores), 0.8333333333333333],
    ["brier", brier(outcomes, scores), 0.158125],
    ["log loss", logLoss(outcomes, scores), 0.47228795380917615],
    ["Kolmogorov-Smirnov", kolmogorovSmirnov(outcomes, scores), 0.5],
    ["lift at the top half", liftAtTop(outcomes, scores, { share: 0.5 }), 1],
    ["lift at the top quarter", liftAtTop(outcomes, scores, { share: 0.25 }), 2],
  ])("%s", (_, value, expected) => {
    expect(value).toBeCloseTo(expected, 12);
  });
});

describe("a perfect forecast hits the optimum, a constant one says nothing", () => {
  const half = [0.5, 0.5, 0.5, 0.5];
  test.each([
    ["auc", auc, 1, 0.5],
    ["average precision", averagePrecision, 1, 0.5],
    ["brier", brier, 0, 0.25],
    ["log loss", logLoss, 0, Math.LN2],
    ["Kolmogorov-Smirnov", kolmogorovSmirnov, 1, 0],
    ["lift at the top tenth", liftAtTop, 2, 1],
  ])("%s", (_, metric, optimum, constant) => {
    expect(metric(outcomes, outcomes)).toBeCloseTo(optimum, 12);
    expect(metric(outcomes, half)).toBeCloseTo(constant, 12);
  });

  test("a forecast whose odds are the outcome's has slope 1; twice as bold, one half", () => {
    const rates = [0.2, 0.5, 0.8];
    const rows = rates.flatMap((rate) =>
      Array.from({ length: 10 }, (_, at) => ({ rate, late: at < rate * 10 ? 1 : 0 })),
    );
    const late = rows.map((row) => row.late);
    const bold = rows.map(({ rate }) => rate ** 2 / (rate ** 2 + (1 - rate) ** 2));
    expect(
      calibrationSlope(
        late,
        rows.map(({ rate }) => rate),
      ),
    ).toBeCloseTo(1, 5);
    expect(calibrationSlope(late, bold)).toBeCloseTo(0.5, 5);
    const reversed = rows.map(({ rate }) => 1 - rate); // points the wrong way
    expect(calibrationSlope(late, reversed)).toBeCloseTo(-1, 5);
  });
});

describe("edges", () => {
  test("one class only has no rank to judge: NaN", () => {
    expect([
      auc([1, 1], [0.1, 0.2]),
      kolmogorovSmirnov([0, 0], [0.1, 0.2]),
      calibrationSlope([0, 0], [0.1, 0.2]),
    ]).toEqual([NaN, NaN, NaN]);
  });

  test("no rows: NaN", () => {
    expect(
      [auc, averagePrecision, brier, logLoss, kolmogorovSmirnov, liftAtTop].map((metric) => metric([], [])),
    ).toEqual(Array.from({ length: 6 }, () => NaN));
  });
});

describe("laws", () => {
  const rows = fc.array(fc.record({ late: fc.constantFrom(0, 1), score: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 2,
    maxLength: 40,
  });

  test("ranking metrics do not move when scores are stretched without changing their order", () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const late = drawn.map((row) => row.late);
        const plain = drawn.map((row) => row.score / 10);
        const stretched = plain.map((score) => score ** 3);
        for (const metric of [auc, averagePrecision, kolmogorovSmirnov]) {
          expect(metric(late, stretched)).toEqual(metric(late, plain));
        }
      }),
    );
  });

  test("auc of the opposite ranking is 1 − auc", () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const late = drawn.map((row) => row.late);
        const plain = drawn.map((row) => row.score);
        fc.pre(late.includes(0) && late.includes(1));
        expect(
          auc(late, plain) +
            auc(
              late,
              plain.map((score) => -score),
            ),
        ).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("errors in days", () => {
  test("a perfect forecast has none; without rows there is no answer", () => {
    expect(meanAbsoluteError([0, 0])).toBe(0);
    expect(pinball([0, 0], 0.9)).toBe(0);
    expect(meanAbsoluteError([])).toBeNaN();
    expect(pinball([], 0.5)).toBeNaN();
  });

  test("pinball at ½ is half the mean absolute error; at 0.9 a day too early costs nine times a day too late", () => {
    expect(pinball([3, -1, 2], 0.5)).toBeCloseTo(meanAbsoluteError([3, -1, 2]) / 2, 12);
    expect(pinball([1], 0.9)).toBeCloseTo(9 * pinball([-1], 0.9), 12);
  });

  test("pinball is least at the quantile it asks for", () => {
    const outcomes = Array.from({ length: 100 }, (_, row) => row + 1);
    const loss = (forecast: number) =>
      pinball(
        outcomes.map((outcome) => outcome - forecast),
        0.8,
      );
    const best = outcomes.reduce((least, each) => (loss(each) < loss(least) ? each : least), 1);
    expect(best).toBe(80);
  });
});

describe("the interval of a share", () => {
  test("13 of 18 (Wilson, as statsmodels 0.14 gives it): 0.491 to 0.875", () => {
    const { low, high } = binomialInterval(13, 18);
    expect(low).toBeCloseTo(0.4913, 4);
    expect(high).toBeCloseTo(0.875, 4);
  });

  test("holds the share, lies in [0, 1], and narrows with more trials; without trials it says nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 }), (n, drawn) => {
        const hits = Math.min(n, drawn);
        const [few, many] = [binomialInterval(hits, n), binomialInterval(10 * hits, 10 * n)];
        expect(few.low).toBeGreaterThanOrEqual(0);
        expect(few.high).toBeLessThanOrEqual(1);
        expect(few.low - 1e-12).toBeLessThanOrEqual(hits / n);
        expect(few.high + 1e-12).toBeGreaterThanOrEqual(hits / n);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
    expect(binomialInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe("population stability", () => {
  test("½ ½ against ¾ ¼: ¼ ln 3, as the formula has it", () => {
    expect(populationStability([1, 1], [3, 1])).toBeCloseTo(0.25 * Math.log(3), 12);
  });

  test("0 where nothing moved, never below, and the same both ways; an empty sample has no answer", () => {
    const counts = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(counts, counts, (one, two) => {
        expect(
          populationStability(
            one,
            one.map((each) => 3 * each),
          ),
        ).toBeCloseTo(0, 12);
        expect(populationStability(one, two)).toBeGreaterThanOrEqual(0);
        expect(populationStability(one, two)).toBeCloseTo(populationStability(two, one), 12);
      }),
    );
    expect(populationStability([1, 1], [0, 0])).toBeNaN();
  });
});
