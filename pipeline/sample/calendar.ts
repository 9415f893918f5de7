/** Whole days since 1970-01-01. */
export type Day = number;

const dayLength = 86_400_000;

/** "2026-06-30" → day number. */
export function dayOf(date: string): Day {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / dayLength);
}

/** Day number → "2026-06-30". */
export function isoDate(day: Day): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(day: Day): number {
  return (day + 4) % 7;
}

/** 1 January … 12 December. */
export function monthOf(day: Day): number {
  return Number(isoDate(day).slice(5, 7));
}

/** 1 … 31. */
export function dayOfMonth(day: Day): number {
  return Number(isoDate(day).slice(8, 10));
}

/** The day is the last of its month. */
export function isMonthEnd(day: Day): boolean {
  return dayOfMonth(day + 1) === 1;
}

/** Monday to Friday. */
export function isWeekday(day: Day): boolean {
  return weekday(day) % 6 !== 0;
}

/** Every day from first to last, both included. */
export function days(first: Day, last: Day): readonly Day[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** 0 before `from`, 1 after `to`, a straight line between. */
export function ramp(day: Day, from: Day, to: Day): number {
  return Math.min(1, Math.max(0, (day - from) / Math.max(1, to - from)));
}
