import { Matrix } from "ml-matrix";
import type { Design } from "./design.ts";
import { probability } from "./probability.ts";

/**
 * `XᵀWX` of a logistic loss, `W = w p (1 - p)` with the log-odds `scores` of the rows: its second derivatives without the
 * penalties.
 */
export function curvatureAt(design: Design, scores: Float64Array, weights: Float64Array | undefined): Matrix {
  const { columns } = design;
  const { sums, width } = curvatureSums(design, scores, weights);
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

/**
 * Adds the products of a stripe's columns, each with itself and those before it. It is written out as it stands because a
 * list in this loop, or a place reckoned anew in it, doubles its time.
 */
function addStripe(
  sums: Float64Array,
  width: number,
  { plain, weighed }: { readonly plain: Float64Array; readonly weighed: Float64Array },
): void {
  const add = (at: number, sum: number): void => void (sums[at] = (sums[at] ?? 0) + sum);
  for (let one = 0; one < width; one += 4) {
    const first = one * stripe;
    const [second, third, fourth] = [first + stripe, first + 2 * stripe, first + 3 * stripe];
    for (let two = 0; two < one + 4; two += 2) {
      const left = two * stripe;
      const right = left + stripe;
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      let h = 0;
      for (let row = 0; row < stripe; row += 1) {
        const x = plain[left + row] ?? 0;
        const y = plain[right + row] ?? 0;
        const p = weighed[first + row] ?? 0;
        const q = weighed[second + row] ?? 0;
        const r = weighed[third + row] ?? 0;
        const s = weighed[fourth + row] ?? 0;
        a += p * x;
        b += p * y;
        c += q * x;
        d += q * y;
        e += r * x;
        f += r * y;
        g += s * x;
        h += s * y;
      }
      const at = one * width + two;
      add(at, a);
      add(at + 1, b);
      add(at + width, c);
      add(at + width + 1, d);
      add(at + 2 * width, e);
      add(at + 2 * width + 1, f);
      add(at + 3 * width, g);
      add(at + 3 * width + 1, h);
    }
  }
}
