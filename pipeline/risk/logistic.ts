import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { curvatureAt } from "./curvature.ts";
import { scoresOf, type Design } from "./design.ts";
import { probability } from "./probability.ts";

export type LogisticFit = {
  readonly coefficients: readonly number[];
  readonly iterations: number;
  readonly converged: boolean;
  /** The curvature last taken, for the next fit of the same rows. */
  readonly curvature: Matrix;
};

export type LogisticOptions = {
  /** Weight of each row; 1 where absent. */
  readonly weights?: Float64Array;
  /** Ridge penalty of each column: half of it times the squared coefficient is added to the loss. */
  readonly penalties?: readonly number[];
  readonly start?: readonly number[];
  /** The curvature of a near fit of the same rows and weights; taken at the start where absent. */
  readonly curvature?: Matrix | undefined;
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
  const pointAt = (coefficients: Float64Array): Point => {
    const scores = scoresOf(design, coefficients);
    return { coefficients, scores, loss: lossOf(scores, outcomes, coefficients, penalties, weights) };
  };
  let point = pointAt(Float64Array.from({ length: design.columns }, (_, index) => options.start?.[index] ?? 0));
  let curvature = options.curvature ?? curvatureAt(design, point.scores, weights);
  let last = Infinity;
  for (let iteration = 1; iteration <= maximumIterations; iteration += 1) {
    const step = solve(penalised(curvature, penalties), gradientAt(design, outcomes, point, penalties, weights));
    const { coefficients, loss } = point;
    let scale = 1;
    let next = pointAt(move(coefficients, step, scale));
    while (!(next.loss <= loss + 1e-12 * Math.abs(loss)) && scale > 1e-6) {
      scale /= 2;
      next = pointAt(move(coefficients, step, scale));
    }
    point = next;
    const size = Math.max(0, ...step.map(Math.abs)) * scale;
    if (size < tolerance)
      return { coefficients: [...point.coefficients], iterations: iteration, converged: true, curvature };
    // The curvature costs most and moves least: it is taken again only where steps stop shrinking fast.
    if (size > 0.1 * last || scale < 1) curvature = curvatureAt(design, point.scores, weights);
    last = size;
  }
  return { coefficients: [...point.coefficients], iterations: maximumIterations, converged: false, curvature };
}

/** Where a fit stands: its coefficients, the log-odds of every row by them, and what they lose. */
type Point = { readonly coefficients: Float64Array; readonly scores: Float64Array; readonly loss: number };

function lossOf(
  scores: Float64Array,
  outcomes: Float64Array,
  coefficients: Float64Array,
  penalties: readonly number[],
  weights?: Float64Array,
): number {
  let loss = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] ?? 0;
    const size = Math.abs(score);
    const softplus = Math.max(score, 0) + Math.log1p(Math.exp(-size));
    loss += (weights?.[row] ?? 1) * (softplus - (outcomes[row] ?? 0) * score);
  }
  coefficients.forEach((each, index) => (loss += 0.5 * (penalties[index] ?? 0) * each * each));
  return loss;
}

function gradientAt(
  { rows, columns, values }: Design,
  outcomes: Float64Array,
  { coefficients, scores }: Point,
  penalties: readonly number[],
  weights?: Float64Array,
): Float64Array {
  const gradient = coefficients.map((each, index) => -(penalties[index] ?? 0) * each);
  for (let row = 0; row < rows; row += 1) {
    const residual = (weights?.[row] ?? 1) * ((outcomes[row] ?? 0) - probability(scores[row] ?? 0));
    for (let column = 0; column < columns; column += 1) {
      gradient[column] = (gradient[column] ?? 0) + residual * (values[row * columns + column] ?? 0);
    }
  }
  return gradient;
}

/** A curvature with the penalties on its diagonal. */
function penalised(curvature: Matrix, penalties: readonly number[]): Matrix {
  const matrix = curvature.clone();
  for (let column = 0; column < matrix.rows; column += 1)
    matrix.set(column, column, matrix.get(column, column) + (penalties[column] ?? 0));
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
