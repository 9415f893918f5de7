import { bigNumber, type Change } from "./bigNumber.js";
import { shortDate, signed } from "../../writing/format.js";
import { wordings } from "../../writing/headlineTexts.js";
import type { Piece } from "../../writing/rows.js";

/** One headline measure at a date, a month before, and a year before, with its target where one is set. */
export type Headline = {
  readonly as_of_date: string;
  readonly report_currency: string;
  readonly measure: string;
  readonly value: number | null;
  readonly reason: string | null;
  readonly previous_date: string | null;
  readonly previous_value: number | null;
  /** Whether that change is larger than three in four of the measure's so far; null where too few are known. */
  readonly is_unusual: boolean | null;
  readonly year_ago_date: string | null;
  readonly year_ago_value: number | null;
  readonly is_unusual_year: boolean | null;
  readonly target: number | null;
};

/** A headline measure as a big number with its changes and its course; `values` are oldest first. */
export function headline(
  data: Headline,
  { detail, values }: { readonly detail?: string; readonly values: readonly (number | null)[] },
): Piece {
  const wording = wordings[data.measure];
  if (wording === undefined) throw new Error(`invalid headline: ${data.measure}`);
  const changes = [
    changeSince(data.value, data.previous_value, data.previous_date, { ...wording, isUnusual: data.is_unusual }),
    changeSince(data.value, data.year_ago_value, data.year_ago_date, { ...wording, isUnusual: data.is_unusual_year }),
  ].flatMap((change) => (change === null ? [] : [change]));
  return bigNumber(wording.label, wording.format(data.value, data.report_currency), {
    detail: data.value === null ? `No answer: ${data.reason ?? "nothing to measure"}` : detail,
    changes,
    values,
    href: wording.href,
    linkText: wording.linkText,
    name: data.measure,
  });
}

/** How a change is written and judged: it is called better or worse where it is unusual for the measure, else it is just told. */
export type ChangeWording = {
  readonly change: (size: number) => string;
  readonly lessIsBetter: boolean | null;
  readonly isUnusual: boolean | null;
};

/** How a value moved since a date; null where there is nothing to compare with. */
export function changeSince(
  value: number | null,
  before: number | null,
  date: string | null,
  wording: ChangeWording,
): Change | null {
  if (date === null) return null;
  return changeFrom(value, before, `since ${shortDate(date)}`, wording);
}

/** How a value differs from another that `since` names: `on the 4 weeks before`. */
export function changeFrom(
  value: number | null,
  before: number | null,
  since: string,
  wording: ChangeWording,
): Change | null {
  if (value === null || before === null) return null;
  const text = signed(value - before, wording.change);
  const isSame = !/[+\u2212]/.test(text);
  const isJudged = wording.lessIsBetter !== null && wording.isUnusual === true && !isSame;
  const isBetter = isJudged ? value < before === wording.lessIsBetter : null;
  return { since, text: isSame ? "unchanged" : text, isBetter };
}
