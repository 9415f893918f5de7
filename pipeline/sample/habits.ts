import { type Day, dayOfMonth, isMonthEnd, weekday } from "./calendar.ts";
import { type Roll, between, chance, pick, pickWeighted, within } from "./dice.ts";
import { type Country, isBusinessDay } from "./holidays.ts";
import type { Segment } from "./names.ts";

/** On which days a customer pays at all. */
export type Run =
  | { readonly kind: "weekly"; readonly weekdays: readonly number[] }
  | { readonly kind: "monthly"; readonly daysOfMonth: readonly number[] }
  | { readonly kind: "any" };

/** How a customer pays: the part of its lateness that history can teach. */
export type Habit = {
  /** Days after the due date at which it means to pay, and their spread. */
  readonly lagDays: number;
  readonly spreadDays: number;
  readonly run: Run;
  /** Pays in the last run before the day it means to, or in the first one after. */
  readonly policy: "before" | "after";
  /** Further days for an invoice well above its usual size. */
  readonly approvalDays: number;
  /** Further days in December and August. */
  readonly seasonDays: number;
  readonly forgetRate: number;
  readonly disputeRate: number;
  readonly partRate: number;
  readonly shortPayRate: number;
  readonly overpayRate: number;
  readonly keptPromiseRate: number;
  readonly takesDiscount: boolean;
  /** One payment for all invoices of a run. */
  readonly pools: boolean;
  readonly deductsBankCharge: boolean;
  readonly method: string;
};

/** What a customer is like at bottom, before its habit is drawn. */
export type Manner = "early" | "punctual" | "stretching" | "slow" | "erratic";

const mannerWeights: Readonly<Record<Segment, readonly (readonly [Manner, number])[]>> = {
  Hospitality: [
    ["early", 18],
    ["punctual", 44],
    ["stretching", 12],
    ["slow", 12],
    ["erratic", 8],
  ],
  "Food production": [
    ["early", 26],
    ["punctual", 50],
    ["stretching", 12],
    ["slow", 7],
    ["erratic", 2],
  ],
  Retail: [
    ["early", 20],
    ["punctual", 48],
    ["stretching", 14],
    ["slow", 10],
    ["erratic", 3],
  ],
  Healthcare: [
    ["early", 20],
    ["punctual", 46],
    ["stretching", 10],
    ["slow", 15],
    ["erratic", 3],
  ],
  "Public sector": [
    ["early", 24],
    ["punctual", 44],
    ["stretching", 8],
    ["slow", 17],
    ["erratic", 2],
  ],
  Industrial: [
    ["early", 24],
    ["punctual", 50],
    ["stretching", 12],
    ["slow", 8],
    ["erratic", 3],
  ],
};

/** [least lag, most lag, spread] in days. */
const lags: Readonly<Record<Manner, readonly [number, number, number]>> = {
  early: [-11, -5, 3],
  punctual: [-6.5, -1.5, 3],
  stretching: [-2, 7, 5],
  slow: [22, 48, 13],
  erratic: [0, 16, 22],
};

function rollRun(roll: Roll): Run {
  const weekdays = [1, 2, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5] as const;
  const kind = pickWeighted(roll, [
    ["one", 48],
    ["two", 20],
    ["monthly", 14],
    ["any", 18],
  ]);
  if (kind === "one") return { kind: "weekly", weekdays: [pick(roll, weekdays)] };
  if (kind === "two")
    return {
      kind: "weekly",
      weekdays: pick(roll, [
        [2, 4],
        [1, 4],
        [2, 5],
        [3, 5],
      ]),
    };
  if (kind === "monthly")
    return {
      kind: "monthly",
      daysOfMonth: pick(roll, [
        [10, 25],
        [15, 31],
        [5, 20],
        [1, 16],
      ]),
    };
  return { kind: "any" };
}

function rollMethod(roll: Roll, country: Country, isEuro: boolean): string {
  if (isEuro)
    return pickWeighted(roll, [
      ["SEPA", 86],
      ["wire", 14],
    ]);
  if (country !== "US") return "wire";
  return pickWeighted(roll, [
    ["ACH", 62],
    ["check", 24],
    ["wire", 8],
    ["card", 6],
  ]);
}

/** A manner that is usual in the segment. */
export function rollManner(roll: Roll, segment: Segment): Manner {
  return pickWeighted(roll, mannerWeights[segment]);
}

/** A customer's habit, by manner, segment and country; the dice decide the rest. */
export function rollHabit(roll: Roll, manner: Manner, segment: Segment, country: Country, isEuro: boolean): Habit {
  const [least, most, spread] = lags[manner];
  const method = rollMethod(roll, country, isEuro);
  return {
    lagDays: within(roll, least, most),
    spreadDays: spread,
    run: rollRun(roll),
    policy: manner === "early" || (manner === "punctual" && chance(roll, 0.93)) ? "before" : "after",
    approvalDays: chance(roll, 0.4) ? between(roll, 2, 11) : 0,
    seasonDays: between(roll, 0, 6),
    forgetRate: manner === "erratic" ? 0.12 : within(roll, 0.008, 0.045),
    disputeRate: pickWeighted(roll, [
      [0.004, 60],
      [0.02, 30],
      [0.05, 10],
    ]),
    partRate: pickWeighted(roll, [
      [0.003, 70],
      [0.02, 22],
      [0.07, 8],
    ]),
    shortPayRate: segment === "Retail" ? within(roll, 0.008, 0.045) : 0.004,
    overpayRate: within(roll, 0.001, 0.01),
    keptPromiseRate: manner === "erratic" ? 0.45 : within(roll, 0.6, 0.92),
    takesDiscount: chance(roll, 0.65),
    pools: chance(roll, 0.68),
    deductsBankCharge: method === "wire" && country !== "US" && chance(roll, 0.6),
    method,
  };
}

function isRunDay(run: Run, day: Day, country: Country): boolean {
  if (run.kind === "any") return isBusinessDay(day, country);
  if (run.kind === "weekly") return run.weekdays.includes(weekday(day));
  return run.daysOfMonth.includes(dayOfMonth(day)) || (run.daysOfMonth.includes(31) && isMonthEnd(day));
}

/** A run that falls on a weekend or holiday is moved to the next business day. */
function businessDayFrom(day: Day, country: Country): Day {
  return isBusinessDay(day, country) ? day : businessDayFrom(day + 1, country);
}

/** The day the customer's own payment run pays what it means to pay on `wish`, not before `earliest`. */
export function payDay(habit: Habit, country: Country, wish: Day, earliest: Day): Day {
  const step = habit.policy === "before" ? -1 : 1;
  let day = Math.max(earliest, wish);
  while (!isRunDay(habit.run, day, country) && day >= earliest) day += step;
  if (day < earliest) return payDay({ ...habit, policy: "after" }, country, earliest, earliest);
  return businessDayFrom(day, country);
}
