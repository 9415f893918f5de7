import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { auc } from "../../../pipeline/risk/metrics/auc.ts";
import { averagePrecision } from "../../../pipeline/risk/metrics/averagePrecision.ts";
import { brier } from "../../../pipeline/risk/metrics/brier.ts";
import { calibrationSlope } from "../../../pipeline/risk/metrics/calibrationSlope.ts";
import { kolmogorovSmirnov } from "../../../pipeline/risk/metrics/kolmogorovSmirnov.ts";
import { liftAtTop } from "../../../pipeline/risk/metrics/liftAtTop.ts";
import { logLoss } from "../../../pipeline/risk/metrics/logLoss.ts";

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
