import { z } from "zod";
import { CountbackError } from "../errors.ts";
import { isoDate, type Flags } from "../settings.ts";
import type { OriginFold } from "../risk/rollingOrigin.ts";
import { addDays, daysBetween } from "./days.ts";

/** Flags of `countback backtest` as the command line hands them over. */
export type BacktestFlags = Flags & {
  readonly from?: string;
  readonly to?: string;
  readonly every?: string;
  readonly refit?: string;
  readonly inputs?: string;
};

/** A walk forward in time: invoices issued in [from, to) are scored at issue, cash is forecast at the end of each origin. */
export type Plan = {
  readonly from: string;
  readonly to: string;
  /** Days from one origin to the next. */
  readonly everyDays: number;
  /** Days after which the model is fitted anew. */
  readonly refitDays: number;
};

/** Origins before `from` whose forecasts only teach the bands of the later ones. */
const mostWarmUps = 26;
/** Days after which the model is fitted anew before `from`. */
const warmUpDays = 91;
/** Days of history below which nothing is forecast before `from`. */
const fewestDays = 60;

const days = z
  .string()
  .regex(/^[1-9]\d{0,3}d?$/, "days such as 7d")
  .transform((text) => Number.parseInt(text, 10));

const PlanSchema = z
  .object({ from: isoDate, to: isoDate, every: days.default(7), refit: days.default(30) })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "must come after from" });

/** Reads the plan from the flags; throws a CountbackError with exit code 3 that names the wrong one. */
export function readPlan({ from, to, every, refit }: BacktestFlags): Plan {
  const parsed = PlanSchema.safeParse({ from, to, every, refit });
  if (parsed.success)
    return {
      from: parsed.data.from,
      to: parsed.data.to,
      everyDays: parsed.data.every,
      refitDays: parsed.data.refit,
    };
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? "plan");
  const given = { from, to, every, refit }[name] ?? "nothing";
  throw new CountbackError(`invalid --${name}: ${given} (${issue?.message})`, 3);
}

/** The forecast origins: the day before `from` and every step after it, before `to` and not after `asOf`. */
export function originsOf({ from, to, everyDays }: Plan, asOf: string): readonly string[] {
  const first = addDays(from, -1);
  const steps = Math.ceil(daysBetween(first, to) / everyDays);
  return Array.from({ length: steps }, (_, step) => addDays(first, step * everyDays)).filter((date) => date <= asOf);
}

/** The origins before the first that are only there to teach the bands, oldest first; none before two months of history. */
export function warmUpsOf({ from, everyDays }: Plan, firstIssue: string): readonly string[] {
  return Array.from({ length: mostWarmUps }, (_, step) => addDays(from, -1 - (mostWarmUps - step) * everyDays)).filter(
    (date) => daysBetween(firstIssue, date) >= fewestDays,
  );
}

/**
 * Folds for the warm-up, if any, which score no invoice at issue, then one a refit; the last reaches past `to`, for an
 * origin on its eve.
 */
export function foldsOf({ from, to, refitDays }: Plan, warmUps: readonly string[]): readonly OriginFold[] {
  const refits = Math.ceil(daysBetween(from, to) / refitDays);
  const cutoffs = Array.from({ length: refits }, (_, step) => addDays(from, step * refitDays));
  const walk = cutoffs.map((cutoff, index) => ({
    cutoff,
    next: cutoffs[index + 1] ?? addDays(to, 1),
    issuedBefore: to,
  }));
  return [...warmUpFolds(from, warmUps), ...walk];
}

/** Folds of about a quarter each until the first of the walk; none where nothing warms up. */
function warmUpFolds(from: string, warmUps: readonly string[]): readonly OriginFold[] {
  const [first] = warmUps;
  if (first === undefined) return [];
  const eve = addDays(first, 1);
  const count = Math.max(1, Math.round(daysBetween(eve, from) / warmUpDays));
  const cutoffs = Array.from({ length: count }, (_, step) => addDays(eve, step * warmUpDays));
  return cutoffs.map((cutoff, index) => ({ cutoff, next: cutoffs[index + 1] ?? from, issuedBefore: cutoff }));
}
