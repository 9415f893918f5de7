/** The probability that log-odds stand for. */
export function probability(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** The log-odds of a probability, kept 1e-4 away from both ends. */
export function logOdds(given: number): number {
  const kept = Math.min(0.9999, Math.max(0.0001, given));
  return Math.log(kept / (1 - kept));
}
