/** Amounts by day, a day being its days since 1970-01-01; none of a day that is not there. */
export type Daily = {
  /** The first day with an amount. */
  readonly first: number;
  /** Amounts from the first day on. */
  readonly amounts: readonly number[];
};

/** What days usually hold: the share of each weekday (Monday first, 1 on average), and how much of it is left on a holiday. */
export type Calendar = { readonly weights: readonly number[]; readonly holidayShare: number };

/** Days that weekdays are learnt from, and those that holidays are. */
const weekdayDays = 182;
const holidayDays = 730;

/** Half a day's amount is thought to be left on a holiday, before it is seen, with the weight of three of them. */
const priorShare = 0.5;
const priorHolidays = 3;

/** The weekday of a day, 0 for Monday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The amount of one day. */
export function amountOn({ first, amounts }: Daily, day: number): number {
  return amounts[day - first] ?? 0;
}

/** The amounts from one day to another, both counted. */
export function amountBetween(daily: Daily, from: number, to: number): number {
  let sum = 0;
  for (let day = Math.max(from, daily.first); day <= to; day += 1) sum += amountOn(daily, day);
  return sum;
}

/** What weekdays and holidays held until a day; all weekdays alike where nothing was there. */
export function calendarOf(daily: Daily, holidays: ReadonlySet<number>, until: number): Calendar {
  const sums = Array.from({ length: 7 }, () => ({ amount: 0, days: 0 }));
  for (let day = Math.max(daily.first, until - weekdayDays + 1); day <= until; day += 1) {
    const sum = sums[weekdayOf(day)];
    if (sum === undefined || holidays.has(day)) continue;
    sum.amount += amountOn(daily, day);
    sum.days += 1;
  }
  const usual = sums.reduce((sum, { amount }) => sum + amount, 0) / Math.max(1, total(sums.map(({ days }) => days)));
  if (usual <= 0) return { weights: sums.map(() => 1), holidayShare: 1 };
  const weights = sums.map(({ amount, days }) => (days === 0 ? 1 : amount / days / usual));
  return { weights, holidayShare: holidayShare(daily, holidays, { until, usual, weights }) };
}

/** How much of its weekday's amount a holiday holds, pulled towards half. */
function holidayShare(
  daily: Daily,
  holidays: ReadonlySet<number>,
  { until, usual, weights }: { readonly until: number; readonly usual: number; readonly weights: readonly number[] },
): number {
  let held = priorHolidays * priorShare;
  let expected = priorHolidays;
  for (let day = Math.max(daily.first, until - holidayDays + 1); day <= until; day += 1) {
    if (!holidays.has(day)) continue;
    held += amountOn(daily, day) / usual;
    expected += weights[weekdayOf(day)] ?? 1;
  }
  return Math.min(1, held / expected);
}

/** How many usual days a day counts for. */
export function weightOf(
  { weights, holidayShare: share }: Calendar,
  holidays: ReadonlySet<number>,
  day: number,
): number {
  return (weights[weekdayOf(day)] ?? 1) * (holidays.has(day) ? share : 1);
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
