import { CholeskyDecomposition, Matrix } from "ml-matrix";

/** Rows by columns, row after row. The first column is the caller's to fill with ones where an intercept is wanted. */
export type Design = {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
};

export type LogisticFit = {
  readonly coefficients: readonly number[];
  readonly iterations: number;
  readonly converged: boolean;
};

export type LogisticOptions = {
  /** Weight of each row; 1 where absent. */
  readonly weights?: Float64Array;
  /** Ridge penalty of each column: half of it times the squared coefficient is added to the loss. */
  readonly penalties?: readonly number[];
  readonly start?: readonly number[];
  readonly tolerance?: number;
  readonly maximumIterations?: number;
};

/**
 * Logistic regression by penalised iteratively reweighted least squares (Newton's method; steps are halved where they
 * overshoot, and the curvature is kept while they shrink fast).
 *
 * Minimises `-Σ wᵢ (yᵢ ln pᵢ + (1 - yᵢ) ln(1 - pᵢ)) + ½ Σ λⱼ βⱼ²` with `p = 1 / (1 + exp(-Xβ))`; `outcomes` are 0 or 1.
 * Where the outcomes are separable and nothing is penalised, it stops at `maximumIterations`, unconverged and finite.
 *
 * Source: McCullagh and Nelder, Generalized Linear Models (1989), 2.5; Hastie et al., The Elements of Statistical
 * Learning, 4.4.1.
 */
export function fitLogistic(design: Design, outcomes: Float64Array, options: LogisticOptions = {}): LogisticFit {
  const { penalties = [], tolerance = 1e-9, maximumIterations = 50, weights } = options;
  let coefficients: Float64Array = Float64Array.from(
    { length: design.columns },
    (_, index) => options.start?.[index] ?? 0,
  );
  let loss = lossOf(design, outcomes, coefficients, penalties, weights);
  let curvature = curvatureAt(design, coefficients, penalties, weights);
  let last = Infinity;
  for (let iteration = 1; iteration <= maximumIterations; iteration += 1) {
    const step = solve(curvature, gradientAt(design, outcomes, coefficients, penalties, weights));
    let scale = 1;
    let next = move(coefficients, step, scale);
    let nextLoss = lossOf(design, outcomes, next, penalties, weights);
    while (!(nextLoss <= loss + 1e-12 * Math.abs(loss)) && scale > 1e-6) {
      scale /= 2;
      next = move(coefficients, step, scale);
      nextLoss = lossOf(design, outcomes, next, penalties, weights);
    }
    [coefficients, loss] = [next, nextLoss];
    const size = Math.max(0, ...step.map(Math.abs)) * scale;
    if (size < tolerance) return { coefficients: [...coefficients], iterations: iteration, converged: true };
    // The curvature costs most and moves least: it is taken again only where steps stop shrinking fast.
    if (size > 0.1 * last || scale < 1) curvature = curvatureAt(design, coefficients, penalties, weights);
    last = size;
  }
  return { coefficients: [...coefficients], iterations: maximumIterations, converged: false };
}

/** The log-odds `Xβ` of every row. */
export function scoresOf(
  { rows, columns, values }: Design,
  coefficients: Float64Array | readonly number[],
): Float64Array {
  const scores = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let column = 0; column < columns; column += 1) {
      sum += (values[row * columns + column] ?? 0) * (coefficients[column] ?? 0);
    }
    scores[row] = sum;
  }
  return scores;
}

/** The probability that log-odds stand for. */
export function probability(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** The log-odds of a probability, kept 1e-4 away from both ends. */
export function logOdds(given: number): number {
  const kept = Math.min(0.9999, Math.max(0.0001, given));
  return Math.log(kept / (1 - kept));
}

function lossOf(
  design: Design,
  outcomes: Float64Array,
  coefficients: Float64Array,
  penalties: readonly number[],
  weights?: Float64Array,
): number {
  const scores = scoresOf(design, coefficients);
  let loss = 0;
  for (let row = 0; row < design.rows; row += 1) {
    const score = scores[row] ?? 0;
    const size = Math.abs(score);
    const softplus = Math.max(score, 0) + Math.log1p(Math.exp(-size));
    loss += (weights?.[row] ?? 1) * (softplus - (outcomes[row] ?? 0) * score);
  }
  coefficients.forEach((each, index) => (loss += 0.5 * (penalties[index] ?? 0) * each * each));
  return loss;
}

function gradientAt(
  design: Design,
  outcomes: Float64Array,
  coefficients: Float64Array,
  penalties: readonly number[],
  weights?: Float64Array,
): Float64Array {
  const { rows, columns, values } = design;
  const scores = scoresOf(design, coefficients);
  const gradient = coefficients.map((each, index) => -(penalties[index] ?? 0) * each);
  for (let row = 0; row < rows; row += 1) {
    const residual = (weights?.[row] ?? 1) * ((outcomes[row] ?? 0) - probability(scores[row] ?? 0));
    for (let column = 0; column < columns; column += 1) {
      gradient[column] = (gradient[column] ?? 0) + residual * (values[row * columns + column] ?? 0);
    }
  }
  return gradient;
}

/** The second derivatives of the loss: `XᵀWX` and the penalties on its diagonal. */
function curvatureAt(
  design: Design,
  coefficients: Float64Array,
  penalties: readonly number[],
  weights?: Float64Array,
): Matrix {
  const { rows, columns, values } = design;
  const scores = scoresOf(design, coefficients);
  const sums = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row += 1) {
    const fitted = probability(scores[row] ?? 0);
    const curvature = (weights?.[row] ?? 1) * fitted * (1 - fitted);
    const offset = row * columns;
    for (let one = 0; one < columns; one += 1) {
      const part = curvature * (values[offset + one] ?? 0);
      if (part === 0) continue;
      const base = one * columns;
      for (let two = 0; two <= one; two += 1) {
        sums[base + two] = (sums[base + two] ?? 0) + part * (values[offset + two] ?? 0);
      }
    }
  }
  const matrix = Matrix.zeros(columns, columns);
  for (let one = 0; one < columns; one += 1) {
    for (let two = 0; two <= one; two += 1) {
      const value = (sums[one * columns + two] ?? 0) + (one === two ? (penalties[one] ?? 0) : 0);
      matrix.set(one, two, value);
      matrix.set(two, one, value);
    }
  }
  return matrix;
}

/** Newton's step; a singular curvature is lifted until it can be solved. */
function solve(hessian: Matrix, gradient: Float64Array): number[] {
  const right = Matrix.columnVector([...gradient]);
  const size = Math.max(1e-8, ...hessian.diagonal());
  for (let lift = 0; lift <= 1; lift = lift === 0 ? 1e-12 : lift * 100) {
    const lifted = lift === 0 ? hessian : Matrix.add(hessian, Matrix.eye(hessian.rows).mul(lift * size));
    const decomposition = new CholeskyDecomposition(lifted);
    if (decomposition.isPositiveDefinite()) return decomposition.solve(right).to1DArray();
  }
  return [...gradient].map((each) => each / size);
}

function move(coefficients: Float64Array, step: readonly number[], scale: number): Float64Array {
  return coefficients.map((each, index) => each + scale * (step[index] ?? 0));
}
