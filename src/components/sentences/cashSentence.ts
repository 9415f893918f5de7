import { html } from "htl";
import { compactMoney, longDate } from "../../writing/format.js";
import { type Outlook, type OutlookError, trustText } from "../headline/outlookNumbers.js";
import type { Piece } from "../../writing/rows.js";

/** The first paragraph of the cash page: what is expected in 4 and in 13 weeks, how sure, and what due dates would say. */
export function cashSentence(data: {
  readonly company: string;
  readonly date: string;
  readonly currency: string;
  readonly outlook: readonly (Outlook & { readonly contractual_amount: number })[];
  readonly errors: readonly OutlookError[];
}): Piece {
  const { company, date, currency, outlook, errors } = data;
  const within = (weeks: number): string => {
    const own = outlook.find((row) => row.horizon_weeks === weeks);
    if (own === undefined) return "";
    return `${compactMoney(own.leading_amount, currency)} in ${weeks} weeks (${trustText(own, errors, currency)})`;
  };
  const four = outlook.find((row) => row.horizon_weeks === 4);
  const byDueDates =
    four === undefined || four.leading_rule === "due_dates"
      ? ""
      : ` By due dates alone it would be ${compactMoney(four.contractual_amount, currency)} in 4 weeks.`;
  return html`<p class="lead">
    From ${longDate(date)}, the end of that day, ${company} can expect ${within(4)} and ${within(13)}.${byDueDates}
  </p>`;
}
