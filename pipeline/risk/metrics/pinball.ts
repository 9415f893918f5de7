import { mean } from "simple-statistics";

/**
 * Pinball (quantile) loss: the mean of `q × error` where the outcome lies above the forecast quantile and `(q - 1) × error`
 * where it lies below, `error = outcome - forecast`.
 *
 * `errors` in any unit, `share` is q, 0 to 1. Range 0 to infinity, optimum 0, least in expectation at the true quantile; at
 * q = ½ it is half the mean absolute error. No rows give NaN.
 * Source: Koenker and Bassett (1978), Regression quantiles, Econometrica 46.
 */
export function pinball(errors: readonly number[], share: number): number {
  return errors.length === 0 ? NaN : mean(errors.map((error) => Math.max(share * error, (share - 1) * error)));
}
