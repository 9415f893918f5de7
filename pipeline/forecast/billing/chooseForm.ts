import { amountBetween } from "./weekdays.ts";
import { expectBilling, type Billing, type Form, forms, horizonWeeks, meanWeeks } from "./expectBilling.ts";

/** The form that expects the billing after a day, with the errors it and the mean of 13 weeks had before, as shares of what was billed. */
export type Choice = {
  readonly form: Form;
  /** Past days from whose end billing was expected again. */
  readonly countDays: number;
  readonly errorRate: number | null;
  readonly meanWeeksErrorRate: number | null;
};

/** Weekly past days that a form is judged on, at most; days of history each must have; weeks judged below which nothing is chosen. */
const mostDays = 52;
const fewestHistory = 56;
const fewestWeeks = 26;
/** A form is chosen over the mean of 13 weeks where its error is by so much smaller. */
const betterBy = 0.98;

/**
 * Chooses how billing after `until` is expected: of the forms that could be asked on every past day, the one whose 13 weeks came
 * closest to what was billed by then; the mean of 13 weeks where none did clearly better or too little is over. `expect` may remember.
 */
export function chooseForm(
  billing: Billing,
  until: number,
  expect: (until: number, form: Form) => readonly number[] | null = (day, form) => expectBilling(billing, day, form),
): Choice {
  const days = pastDays(billing, until);
  const errors = forms.map((form) => ({ form, ...errorOf(billing, until, days, (day) => expect(day, form)) }));
  const guard = errors[0];
  if (guard === undefined || guard.count < fewestWeeks || guard.billed <= 0)
    return { form: meanWeeks, countDays: days.length, errorRate: null, meanWeeksErrorRate: null };
  const best = errors.reduce((least, each) => (each.error < least.error ? each : least));
  const chosen = best.error <= betterBy * guard.error ? best : guard;
  return {
    form: chosen.form,
    countDays: days.length,
    errorRate: chosen.error / guard.billed,
    meanWeeksErrorRate: guard.error / guard.billed,
  };
}

function pastDays(billing: Billing, until: number): readonly number[] {
  return Array.from({ length: mostDays }, (_, step) => until - 7 * (step + 1)).filter(
    (day) => day - billing.first + 1 >= fewestHistory,
  );
}

/** The sum of absolute errors over the weeks that are over. Where a form had no answer it is held to the mean of 13 weeks'. */
function errorOf(
  billing: Billing,
  until: number,
  days: readonly number[],
  expect: (day: number) => readonly number[] | null,
): { readonly error: number; readonly billed: number; readonly count: number } {
  let error = 0;
  let billed = 0;
  let count = 0;
  for (const day of days) {
    const expected = expect(day) ?? expectBilling(billing, day, meanWeeks) ?? [];
    for (let week = 1; week <= horizonWeeks && day + 7 * week <= until; week += 1) {
      const amount = amountBetween(billing, day + 7 * week - 6, day + 7 * week);
      error += Math.abs((expected[week - 1] ?? 0) - amount);
      billed += amount;
      count += 1;
    }
  }
  return { error, billed, count };
}
