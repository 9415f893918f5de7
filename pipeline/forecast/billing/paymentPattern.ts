import { amountBetween, calendarOf, type Daily, weekdayOf } from "./weekdays.ts";
import { horizonWeeks } from "./expectBilling.ts";

/** Money by two days: when its invoice was issued, and when it came or falls due. */
export type Dated = { readonly issued: number; readonly on: number; readonly amount: number };

/** Weeks of receipts that the pattern is learnt from. */
const learntWeeks = 13;
/** A weekday below this share of a week's cash has none. */
const idleShare = 0.02;

/**
 * The share of a week's billing that comes in in the same week, the next, and so on for 13 weeks: the cash of the 13 weeks until
 * a day, by the weeks since its invoice, over what was billed in the weeks it stems from. A week since issue of which the
 * history is too short to know anything is read from due dates; all together are never more than what is billed.
 */
export function paymentPattern(
  billing: Daily,
  receipts: readonly Dated[],
  due: readonly number[],
  until: number,
): readonly number[] {
  const whole = Math.floor((until - billing.first + 1) / 7);
  const paid = Array.from({ length: horizonWeeks }, () => 0);
  for (const { issued, on, amount } of receipts) {
    if (on > until || on <= until - 7 * learntWeeks) continue;
    const lag = weeksBack(until, issued) - weeksBack(until, on);
    if (weeksBack(until, issued) < whole && lag >= 0 && lag < horizonWeeks) paid[lag] = (paid[lag] ?? 0) + amount;
  }
  let left = 1;
  return paid.map((amount, lag) => {
    const last = Math.min(lag + learntWeeks, whole);
    const billed = amountBetween(billing, until - 7 * last + 1, until - 7 * lag);
    const share = last > lag && billed > 0 ? amount / billed : (due[lag] ?? 0);
    const kept = Math.max(0, Math.min(left, share));
    left -= kept;
    return kept;
  });
}

/** The share of a week's billing that falls due in the same week, the next, and so on: that of the 13 weeks until a day. */
export function duePattern(billed: readonly Dated[], until: number): readonly number[] {
  const due = Array.from({ length: horizonWeeks }, () => 0);
  let sum = 0;
  for (const { issued, on, amount } of billed) {
    if (issued > until || issued <= until - 7 * learntWeeks) continue;
    const lag = Math.max(0, weeksBack(until, issued) - weeksBack(until, on));
    sum += amount;
    if (lag < horizonWeeks) due[lag] = (due[lag] ?? 0) + amount;
  }
  return due.map((amount) => (sum > 0 ? amount / sum : 0));
}

/** Whole weeks from a day's week back to the one that ends with `until`: 0 for that, below 0 for later ones. */
function weeksBack(until: number, day: number): number {
  return Math.floor((until - day) / 7);
}

/** What comes in each of the 13 weeks of billing expected in them, where a week's billing comes in by a pattern. */
export function spread(billing: readonly number[], pattern: readonly number[]): readonly number[] {
  return billing.map((_, week) =>
    billing.slice(0, week + 1).reduce((sum, amount, issued) => sum + amount * (pattern[week - issued] ?? 0), 0),
  );
}

/**
 * Moves what would come on a holiday to the next day on which money comes, as far as holidays held less before: within a week
 * that changes nothing, but a Monday's cash may come a week of the forecast later. `cash` is what came each day.
 */
export function moveOverHolidays(
  weeks: readonly number[],
  cash: Daily,
  holidays: ReadonlySet<number>,
  until: number,
): readonly number[] {
  const eves = new Set([...holidays].flatMap((day) => [day, day + 1]));
  const usual = calendarOf(cash, eves, until).weights;
  const { holidayShare } = calendarOf(cash, holidays, until);
  const sum = usual.reduce((all, weight) => all + weight, 0);
  const shareOf = (day: number) => (usual[weekdayOf(day)] ?? 0) / sum;
  const moved = [...weeks];
  for (let ahead = 1; ahead <= 7 * weeks.length; ahead += 1) {
    if (!holidays.has(until + ahead)) continue;
    let next = ahead + 1;
    while (next < ahead + 14 && (holidays.has(until + next) || shareOf(until + next) < idleShare)) next += 1;
    const [from, to] = [Math.floor((ahead - 1) / 7), Math.floor((next - 1) / 7)];
    const amount = (weeks[from] ?? 0) * shareOf(until + ahead) * (1 - holidayShare);
    moved[from] = (moved[from] ?? 0) - amount;
    if (to < moved.length) moved[to] = (moved[to] ?? 0) + amount;
  }
  return moved;
}
