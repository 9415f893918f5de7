import { html } from "htl";
import { count, percent } from "../../writing/format.js";
import type { Piece } from "../../writing/rows.js";

/** How the billing of the coming weeks is expected, and how far that and the mean of 13 weeks were from past weeks. */
export type NewBusiness = {
  readonly form: "mean_weeks" | "same_weeks" | "calendar";
  readonly season_rate: number | null;
  readonly count_days: number;
  readonly error_rate: number | null;
  readonly mean_weeks_error_rate: number | null;
};

/** In words: what invoices not yet written are expected by, and why not by something else. */
export function newBusinessSentence(business: NewBusiness | undefined): Piece {
  return business === undefined ? null : html`<p>${newBusinessText(business)}</p>`;
}

/** Its text. */
export function newBusinessText(business: NewBusiness): string {
  const { form, count_days, error_rate, mean_weeks_error_rate } = business;
  if (error_rate === null)
    return "Invoices not yet written are expected as in the mean of the last 13 weeks, for too little has passed to judge anything else by.";
  const days = count(count_days, "past day");
  if (form === "mean_weeks")
    return `Invoices not yet written are expected as in the mean of the last 13 weeks: on ${days} it was off by ${percent(error_rate, 1)} of a week's billing, and nothing that knows working days, growth and season came clearly closer.`;
  return `Invoices not yet written are expected by ${waysOf(business)}: on ${days} that was off by ${percent(error_rate, 1)} of a week's billing, the mean of 13 weeks by ${percent(mean_weeks_error_rate, 1)}.`;
}

function waysOf({ form, season_rate }: NewBusiness): string {
  if (form === "same_weeks") return "what the same weeks of last year brought, and growth since";
  const season = season_rate === 1 ? " and last year's season" : ", and half by last year's season";
  return `working days, bank holidays and growth${season_rate === 0 ? "" : season}`;
}
