import { mean } from "simple-statistics";

/** Mean absolute error, in the unit of the errors. Range 0 to infinity, optimum 0. No rows give NaN. */
export function meanAbsoluteError(errors: readonly number[]): number {
  return errors.length === 0 ? NaN : mean(errors.map(Math.abs));
}
