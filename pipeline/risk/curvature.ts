import { Matrix } from "ml-matrix";
import { scoresOf, type Design } from "./design.ts";
import { probability } from "./probability.ts";

/** `XᵀWX` of a logistic loss, `W = w p (1 - p)`: its second derivatives without the penalties. */
export function curvatureAt(design: Design, coefficients: Float64Array, weights: Float64Array | undefined): Matrix {
  const { columns } = design;
  const { sums, width } = curvatureSums(design, scoresOf(design, coefficients), weights);
  const matrix = Matrix.zeros(columns, columns);
  for (let one = 0; one < columns; one += 1) {
    for (let two = 0; two <= one; two += 1) {
      const value = sums[one * width + two] ?? 0;
      matrix.set(one, two, value);
      matrix.set(two, one, value);
    }
  }
  return matrix;
}

/** Rows that are turned into columns at a time: they stay in the processor's cache. */
const stripe = 128;

/**
 * The lower half of `XᵀWX`, row after row of `width` numbers. It is the dearest loop of a fit: four columns by two at a time,
 * whose eight sums stay in registers, in stripes of rows.
 */
function curvatureSums(
  { rows, columns, values }: Design,
  scores: Float64Array,
  weights: Float64Array | undefined,
): { readonly sums: Float64Array; readonly width: number } {
  const width = 4 * Math.ceil(columns / 4);
  const sums = new Float64Array(width * width);
  const plain = new Float64Array(width * stripe);
  const weighed = new Float64Array(width * stripe);
  for (let from = 0; from < rows; from += stripe) {
    const count = Math.min(stripe, rows - from);
    if (count < stripe) for (const each of [plain, weighed]) each.fill(0);
    for (let row = 0; row < count; row += 1) {
      const fitted = probability(scores[from + row] ?? 0);
      const curvature = (weights?.[from + row] ?? 1) * fitted * (1 - fitted);
      for (let column = 0; column < columns; column += 1) {
        const value = values[(from + row) * columns + column] ?? 0;
        plain[column * stripe + row] = value;
        weighed[column * stripe + row] = curvature * value;
      }
    }
    addStripe(sums, width, { plain, weighed });
  }
  return { sums, width };
}

/** Adds the products of a stripe's columns, each with itself and those before it. */
function addStripe(
  sums: Float64Array,
  width: number,
  { plain, weighed }: { readonly plain: Float64Array; readonly weighed: Float64Array },
): void {
  for (let one = 0; one < width; one += 4) {
    for (let two = 0; two < one + 4; two += 2) {
      let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let row = 0; row < stripe; row += 1) {
        const left = plain[two * stripe + row] ?? 0;
        const right = plain[(two + 1) * stripe + row] ?? 0;
        const first = weighed[one * stripe + row] ?? 0;
        const second = weighed[(one + 1) * stripe + row] ?? 0;
        const third = weighed[(one + 2) * stripe + row] ?? 0;
        const fourth = weighed[(one + 3) * stripe + row] ?? 0;
        a += first * left;
        b += first * right;
        c += second * left;
        d += second * right;
        e += third * left;
        f += third * right;
        g += fourth * left;
        h += fourth * right;
      }
      [a, b, c, d, e, f, g, h].forEach((sum, index) => {
        const at = (one + (index >> 1)) * width + two + (index & 1);
        sums[at] = (sums[at] ?? 0) + sum;
      });
    }
  }
}
