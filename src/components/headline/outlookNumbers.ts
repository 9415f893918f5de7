import { bigNumber, type Change } from "./bigNumber.js";
import { compactMoney, count, days, longDate, percent, sentenceCase, shortDate } from "../../writing/format.js";
import { changeFrom } from "./headline.js";
import type { Piece } from "../../writing/rows.js";

/** Cash expected within so many weeks, open invoices and new ones together. */
export type Outlook = {
  readonly horizon_weeks: number;
  readonly expected_amount: number;
  readonly p10_amount: number;
  readonly p90_amount: number;
  /** Past forecasts over as many weeks, and whether they are enough for a band. */
  readonly count_forecasts: number;
  readonly has_band: boolean;
  /** Whose figure stands first: the forecast's, or that of the simple rule that was closer to what came. */
  readonly leading_rule: "forecast" | "due_dates" | "mean_weeks";
  readonly leading_amount: number;
};

/** Cash that came in during a past span as long as a horizon. */
export type CashSpan = {
  readonly horizon_weeks: number;
  readonly until_date: string;
  readonly received_amount: number;
  readonly is_year_ago: boolean;
  /** What three in four spans so far differed by at most from the one before; null where too few are known. */
  readonly usual_change_amount: number | null;
};

/** How far past forecasts over a horizon were from what came. */
export type OutlookError = {
  readonly horizon_weeks: number;
  readonly count_forecasts: number;
  readonly wape_rate: number | null;
  readonly due_date_wape_rate: number | null;
  readonly mean_week_wape_rate: number | null;
};

/** What was not yet due at a past day, and how much of it was likely to come late at all, and later than the two marks of the settings. */
export type AtRisk = {
  readonly as_of_date: string;
  readonly not_due_amount: number;
  readonly late_amount: number;
  readonly delayed_amount: number;
  readonly long_delayed_amount: number;
  /** What three in four changes over four weeks stayed within; null where too few are known. */
  readonly usual_change_amount: number | null;
};

const money = { change: (size: number): string => compactMoney(size) };

/** Cash expected within 4 or 13 weeks with its band, against what came in the weeks before and a year ago. */
export function cashNumber(
  weeks: number,
  data: {
    readonly outlook: readonly Outlook[];
    readonly spans: readonly CashSpan[];
    readonly errors: readonly OutlookError[];
    readonly currency: string;
  },
): Piece {
  const { currency } = data;
  const own = data.outlook.find((row) => row.horizon_weeks === weeks);
  if (own === undefined) return null;
  const spans = data.spans.filter((span) => span.horizon_weeks === weeks);
  const course = spans.filter((span) => !span.is_year_ago || weeks === 4);
  const last = course.at(-1);
  const yearAgo = spans.find((span) => span.is_year_ago);
  const usual = spans[0]?.usual_change_amount ?? null;
  const changes = [
    changeOn(own.leading_amount, last?.received_amount, `on the ${weeks} weeks before`, {
      usual,
      lessIsBetter: false,
    }),
    changeOn(own.leading_amount, yearAgo?.received_amount, "on the same weeks a year ago", {
      usual,
      lessIsBetter: false,
    }),
  ];
  return bigNumber(`Cash expected in ${weeks} weeks`, compactMoney(own.leading_amount, currency), {
    detail: sentenceCase(trustText(own, data.errors, currency)),
    changes: changes.flatMap((change) => (change === null ? [] : [change])),
    values: course.map((span) => span.received_amount),
    href: "./cash.html",
    linkText: "Week by week",
    name: `cash_${weeks}`,
  });
}

/**
 * How far a figure of cash can be trusted, in words: its band where past forecasts are enough for one, and how far they were off;
 * where a simple rule was closer, that its figure is the one shown, and what ours would be.
 */
export function trustText(own: Outlook, errors: readonly OutlookError[], currency: string): string {
  const weeks = own.horizon_weeks;
  const error = errors.find((row) => row.horizon_weeks === weeks);
  if (own.leading_rule !== "forecast" && error !== undefined) {
    const [rule, theirs] =
      own.leading_rule === "due_dates"
        ? ["due dates alone", error.due_date_wape_rate]
        : ["the mean of the last 13 weeks", error.mean_week_wape_rate];
    return `by ${rule}, which was closer on ${count(error.count_forecasts, "past day")}: off by ${missed(theirs)} on average, our forecast by ${missed(error.wape_rate)}; ours says ${compactMoney(own.expected_amount, currency)}`;
  }
  const band = `four times in five between ${compactMoney(own.p10_amount, currency)} and ${compactMoney(own.p90_amount, currency)}`;
  if (own.has_band) return `${band}; ${missText(errors, weeks)}`;
  return own.count_forecasts === 0
    ? "no past forecast is old enough to judge it by, so no band is shown"
    : `${missText(errors, weeks)}; too few for a band`;
}

function missed(rate: number | null): string {
  return percent(rate, rate !== null && rate < 0.1 ? 1 : 0);
}

/** How far past forecasts over so many weeks were off, in words. */
export function missText(errors: readonly OutlookError[], weeks: number): string {
  const own = errors.find((row) => row.horizon_weeks === weeks);
  if (own === undefined || own.wape_rate === null) return "no past forecast is old enough to judge it by";
  if (own.wape_rate >= 1) return "past forecasts were off by more than what came";
  const many = own.count_forecasts === 1 ? "one past forecast was" : `${own.count_forecasts} past forecasts were`;
  return `${many} off by ${missed(own.wape_rate)} on average`;
}

/** How an amount differs from another that `since` names, judged where the difference is unusual. */
function changeOn(
  value: number,
  before: number | null | undefined,
  since: string,
  { usual, lessIsBetter }: { readonly usual: number | null; readonly lessIsBetter: boolean },
): Change | null {
  if (before === null || before === undefined) return null;
  const isUnusual = usual === null ? null : Math.abs(value - before) > usual;
  return changeFrom(value, before, since, { ...money, lessIsBetter, isUnusual });
}

/**
 * What is not yet due but likely to come later than the settings' first mark, against a month and a year before, and beside it
 * what may be later than the second, and late at all; `history` has the as-of date last.
 */
export function riskNumber(
  history: readonly AtRisk[],
  {
    date,
    monthBefore,
    yearBefore,
    atRiskDays: [some, many],
    currency,
  }: {
    readonly date: string;
    readonly monthBefore: string | null;
    readonly yearBefore: string | null;
    readonly atRiskDays: readonly [number, number];
    readonly currency: string;
  },
): Piece {
  const own = history.find((row) => row.as_of_date === date);
  if (own === undefined) {
    return bigNumber("Amount at risk", compactMoney(0, currency), {
      detail: "Nothing is open that is not yet due",
      name: "at_risk",
    });
  }
  const at = (day: string | null): AtRisk | undefined =>
    day === null ? undefined : history.findLast((row) => row.as_of_date <= day);
  const [month, year] = [at(monthBefore), at(yearBefore)];
  const judged = { usual: own.usual_change_amount, lessIsBetter: true };
  const changes = [month, year].flatMap((row) => {
    if (row === undefined) return [];
    const change = changeOn(own.delayed_amount, row.delayed_amount, `since ${shortDate(row.as_of_date)}`, judged);
    return change === null ? [] : [change];
  });
  const first = history[0]?.as_of_date;
  const noYear = year === undefined ? ` No score of a year ago: scores begin on ${shortDate(first)}.` : "";
  const beside = `${compactMoney(own.long_delayed_amount, currency)} more than ${days(many, 0)}, ${compactMoney(own.late_amount, currency)} late at all`;
  return bigNumber("Amount at risk", compactMoney(own.delayed_amount, currency), {
    detail: `Likely to come more than ${days(some, 0)} late, of ${compactMoney(own.not_due_amount, currency)} not yet due on ${longDate(date)}; ${beside}.${noYear}`,
    changes,
    values: history.map((row) => row.delayed_amount),
    href: "./risk.html",
    linkText: "Invoice by invoice",
    name: "at_risk",
  });
}
