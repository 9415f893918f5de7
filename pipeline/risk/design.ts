/** Rows by columns, row after row. The first column is the caller's to fill with ones where an intercept is wanted. */
export type Design = {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
};

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

/** One column of a design, as a copy. */
export function columnOf({ rows, columns, values }: Design, column: number): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) result[row] = values[row * columns + column] ?? 0;
  return result;
}
