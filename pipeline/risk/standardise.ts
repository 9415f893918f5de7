import type { Design } from "./design.ts";

/** Weighted mean and standard deviation of every column; a constant column has scale 0 and is left out of a fit. */
export type Scaling = {
  readonly means: readonly number[];
  readonly scales: readonly number[];
};

/** The scaling of the chosen rows. */
export function scalingOf({ columns, values }: Design, rows: readonly number[], weights: Float64Array): Scaling {
  const means = new Float64Array(columns);
  const squares = new Float64Array(columns);
  let total = 0;
  rows.forEach((row, at) => {
    const weight = weights[at] ?? 0;
    total += weight;
    for (let column = 0; column < columns; column += 1) {
      const gap = (values[row * columns + column] ?? 0) - (means[column] ?? 0);
      const shift = total > 0 ? (weight / total) * gap : 0;
      means[column] = (means[column] ?? 0) + shift;
      squares[column] = (squares[column] ?? 0) + weight * gap * (gap - shift);
    }
  });
  const scales = squares.map((square) => Math.sqrt(total > 0 ? square / total : 0));
  return {
    means: [...means],
    scales: [...scales].map((scale, column) => (scale > 1e-9 * Math.max(1, Math.abs(means[column] ?? 0)) ? scale : 0)),
  };
}

/** An intercept, then the columns of the chosen rows on their common scale; a constant column becomes 0. */
export function standardised({ columns, values }: Design, rows: readonly number[], { means, scales }: Scaling): Design {
  const width = columns + 1;
  const result = new Float64Array(rows.length * width);
  rows.forEach((row, at) => {
    result[at * width] = 1;
    for (let column = 0; column < columns; column += 1) {
      const scale = scales[column] ?? 0;
      if (scale === 0) continue;
      result[at * width + column + 1] = ((values[row * columns + column] ?? 0) - (means[column] ?? 0)) / scale;
    }
  });
  return { rows: rows.length, columns: width, values: result };
}
