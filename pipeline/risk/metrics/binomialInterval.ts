/**
 * Wilson's interval for a share seen as `successes` of `n`: what the true share may be, at 95 % by default (`z` = 1.96).
 *
 * Both ends lie in [0, 1] and hold the seen share between them. Without trials: 0 to 1.
 * Source: Wilson (1927), Journal of the American Statistical Association 22.
 */
export function binomialInterval(
  successes: number,
  n: number,
  { z = 1.959964 }: { readonly z?: number } = {},
): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = successes / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
