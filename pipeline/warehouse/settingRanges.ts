import { z } from "zod";

/** A number within its range; a setting outside is refused by its name and this range. */
function between(low: number, high: number): z.ZodNumber {
  const range = `must be from ${low} to ${high}`;
  return z.number().min(low, range).max(high, range);
}

/** Ranges of what settings count: wider than any use, and so narrow that no day, decimal or week is lost in them. */
export const ranges = {
  /** Days, of which a century has 36,525. */
  days: between(0, 36_525),
  someDays: between(1, 36_525),
  signedDays: between(-36_525, 36_525),
  /** Money of the base currency. */
  amount: between(0, 1e12),
  signedAmount: between(-1e12, 1e12),
  /** What is multiplied by. */
  factor: between(0, 100),
  years: between(0, 200),
  /** Minutes or hours of people. */
  work: between(0, 100_000),
  count: between(1, 1_000_000),
  /** What a measure may be held to: days, rates or money. */
  figure: between(-1e15, 1e15),
  seed: between(0, 2_147_483_647),
} as const;

/** A day that a report may be of. */
export const isReportDay = (day: string): boolean => day >= "1900-01-01" && day <= "2199-12-31";
