/** Mean absolute error, in the unit of the errors. Range 0 to infinity, optimum 0. No rows give NaN. */
export function meanAbsoluteError(errors: readonly number[]): number {
  return errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;
}
