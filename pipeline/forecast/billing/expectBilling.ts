import { amountBetween, amountOn, calendarOf, type Daily, weightOf } from "./weekdays.ts";

/** Weeks that are forecast. */
export const horizonWeeks = 13;

/** What a currency bills each day, and the holidays of its home. */
export type Billing = Daily & { readonly holidays: ReadonlySet<number> };

/**
 * How the billing of the coming weeks may be expected. The first two are simple: the mean of 13 weeks, and the mean of the
 * five weeks around the same one a year ago, moved by a year's growth. The others know working days, holidays and growth; what
 * they know of a working day fades by half every 8 or every 52 weeks, and the season of a year ago counts not at all, half or in full.
 */
export type Form =
  | { readonly name: "mean_weeks" | "same_weeks" }
  | { readonly name: "calendar"; readonly halfLifeWeeks: number; readonly season: number };

export const meanWeeks: Form = { name: "mean_weeks" };

/** All forms, the simplest first. */
export const forms: readonly Form[] = [
  meanWeeks,
  { name: "same_weeks" },
  ...[52, 8].flatMap((halfLifeWeeks) =>
    [0, 0.5, 1].map((season) => ({ name: "calendar", halfLifeWeeks, season }) as const),
  ),
];

const year = 364;
const quarter = 91;
/** Days around a week of last year that its season is read from. */
const around = 14;

/** What is billed in each of the 13 weeks after a day, by what was known at its end; null where the form asks for more history. */
export function expectBilling(billing: Billing, until: number, form: Form): readonly number[] | null {
  const history = until - billing.first + 1;
  if (history < 1) return null;
  switch (form.name) {
    case "mean_weeks": {
      const mean = weeklyMean(billing, until - Math.min(quarter, history) + 1, until);
      return weeks(() => mean);
    }
    case "same_weeks": {
      if (history < year + 2 * around) return null;
      const grown = Math.exp(52 * weeklyGrowth(billing, until));
      return weeks((week) => aYearAgo(billing, until, week) * grown);
    }
    case "calendar":
      return byCalendar(billing, until, form);
  }
}

function byCalendar(
  billing: Billing,
  until: number,
  { halfLifeWeeks, season }: { readonly halfLifeWeeks: number; readonly season: number },
): readonly number[] | null {
  const history = until - billing.first + 1;
  if (season > 0 && history < year + quarter) return null;
  const calendar = calendarOf(billing, billing.holidays, until);
  const fade = (day: number, from: number) => 2 ** ((day - from) / (7 * halfLifeWeeks));
  let amount = 0;
  let work = 0;
  let weight = 0;
  let age = 0;
  for (let day = Math.max(billing.first, until - year + 1); day <= until; day += 1) {
    const counts = fade(day, until);
    amount += counts * amountOn(billing, day);
    work += counts * weightOf(calendar, billing.holidays, day);
    weight += counts;
    age += (counts * (until - day)) / 7;
  }
  if (work <= 0) return weeks(() => 0);
  const growth = weeklyGrowth(billing, until);
  return weeks((week) => {
    let days = 0;
    for (let day = until + 7 * week - 6; day <= until + 7 * week; day += 1)
      days += weightOf(calendar, billing.holidays, day);
    const grown = growth * (age / weight + week);
    const bySeason = season === 0 ? 0 : season * (seasonOf(billing, until, week, fade) - grown);
    return (amount / work) * days * Math.exp(grown + bySeason);
  });
}

/** By how much billing around a week a year ago was more than in the half year before that, in logarithms. */
function seasonOf(billing: Billing, until: number, week: number, fade: (day: number, from: number) => number): number {
  const then = until - year;
  let amount = 0;
  let weight = 0;
  for (let day = Math.max(billing.first, then - 181); day <= then; day += 1) {
    amount += fade(day, then) * amountOn(billing, day);
    weight += fade(day, then);
  }
  const before = (7 * amount) / weight;
  return before <= 0 ? 0 : Math.log(within(aYearAgo(billing, until, week) / before, 0.25, 4));
}

/** The mean of the five weeks around one of the coming weeks, a year ago. */
function aYearAgo(billing: Billing, until: number, week: number): number {
  const end = until - year + 7 * week;
  return weeklyMean(billing, end - 6 - around, end + around);
}

/** By how much billing grows a week, in logarithms: that of up to a year over the same days a year before; 0 below half a year of both. */
function weeklyGrowth(billing: Billing, until: number): number {
  const days = Math.min(year, until - billing.first + 1 - year);
  if (days < 182) return 0;
  const now = amountBetween(billing, until - days + 1, until);
  const before = amountBetween(billing, until - year - days + 1, until - year);
  return now <= 0 || before <= 0 ? 0 : within(Math.log(now / before), -1, 1) / 52;
}

function weeklyMean(billing: Billing, from: number, to: number): number {
  return (7 * amountBetween(billing, from, to)) / (to - from + 1);
}

function weeks(amountOf: (week: number) => number): readonly number[] {
  return Array.from({ length: horizonWeeks }, (_, index) => amountOf(index + 1));
}

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
