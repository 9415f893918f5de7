import { describe, expect, test } from "vitest";
import { scoresOf, type Design } from "../../pipeline/risk/design.ts";
import { fitLogistic } from "../../pipeline/risk/logistic.ts";
import { probability } from "../../pipeline/risk/probability.ts";

const designOf = (rows: readonly (readonly number[])[]): Design => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  values: Float64Array.from(rows.flat()),
});

/** Hours of study and exam passed: the worked example of Wikipedia's "Logistic regression". */
const hours = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5];
const passed = Float64Array.from([0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]);
const study = designOf(hours.map((hour) => [1, hour]));

describe("fitLogistic", () => {
  test("hours of study: the published coefficients −4.0777 and 1.5046, to 1e-6 those of scikit-learn (no penalty)", () => {
    const { coefficients, converged } = fitLogistic(study, passed);
    const [intercept = NaN, slope = NaN] = coefficients;
    expect(converged).toBe(true);
    expect(intercept).toBeCloseTo(-4.077713431, 6);
    expect(slope).toBeCloseTo(1.504645428, 6);
  });

  test("at the solution the gradient is 0", () => {
    const scores = scoresOf(study, fitLogistic(study, passed).coefficients);
    const gaps = hours.map((hour, row) => ({ hour, gap: (passed[row] ?? 0) - probability(scores[row] ?? 0) }));
    expect(gaps.reduce((sum, { gap }) => sum + gap, 0)).toBeCloseTo(0, 9);
    expect(gaps.reduce((sum, { gap, hour }) => sum + gap * hour, 0)).toBeCloseTo(0, 9);
  });

  test("with a ridge the gradient equals the penalty's", () => {
    const { coefficients } = fitLogistic(study, passed, { penalties: [0, 2] });
    const scores = scoresOf(study, coefficients);
    const gradient = hours.reduce(
      (sum, hour, row) => sum + hour * ((passed[row] ?? 0) - probability(scores[row] ?? 0)),
      0,
    );
    expect(gradient - 2 * (coefficients[1] ?? NaN)).toBeCloseTo(0, 8);
  });

  test("a weight of 2 is the row twice", () => {
    const twice = fitLogistic(designOf([...hours, 0.5].map((hour) => [1, hour])), Float64Array.from([...passed, 0]));
    const weights = Float64Array.from(hours, (_, row) => (row === 0 ? 2 : 1));
    const weighed = fitLogistic(study, passed, { weights });
    expect(weighed.coefficients[0]).toBeCloseTo(twice.coefficients[0] ?? NaN, 8);
    expect(weighed.coefficients[1]).toBeCloseTo(twice.coefficients[1] ?? NaN, 8);
  });
});

describe("edges", () => {
  test("no rows: zeros", () => {
    expect(fitLogistic(designOf([]), new Float64Array(0)).coefficients).toEqual([]);
  });

  test("separable outcomes: finite, with a ridge converged", () => {
    const design = designOf([1, 2, 3, 4].map((value) => [1, value]));
    const outcomes = Float64Array.from([0, 0, 1, 1]);
    expect(fitLogistic(design, outcomes).coefficients.every(Number.isFinite)).toBe(true);
    expect(fitLogistic(design, outcomes, { penalties: [1e-6, 1] }).converged).toBe(true);
  });

  test("one class only: finite", () => {
    const fit = fitLogistic(
      study,
      passed.map(() => 1),
      { penalties: [1e-6, 1] },
    );
    expect(fit.coefficients.every(Number.isFinite)).toBe(true);
  });

  test("the same column twice: finite, and the ridge shares its coefficient equally", () => {
    const design = designOf(hours.map((hour) => [1, hour, hour]));
    const fit = fitLogistic(design, passed, { penalties: [0, 1e-3, 1e-3] });
    expect(fit.converged).toBe(true);
    expect(fit.coefficients[1]).toBeCloseTo(fit.coefficients[2] ?? NaN, 8);
  });

  test("a column of zeros gets 0", () => {
    const design = designOf(hours.map((hour) => [1, hour, 0]));
    expect(fitLogistic(design, passed, { penalties: [0, 0, 1] }).coefficients[2]).toBe(0);
  });
});
