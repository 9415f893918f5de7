import { html } from "htl";
import { compactMoney, longDate } from "../../writing/format.js";
import { missText, type Outlook, type OutlookError } from "../headline/outlookNumbers.js";
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
    const band = `between ${compactMoney(own.p10_amount, currency)} and ${compactMoney(own.p90_amount, currency)}`;
    return `${compactMoney(own.expected_amount, currency)} in ${weeks} weeks (${band}, four times in five)`;
  };
  const contractual = outlook.find((row) => row.horizon_weeks === 4)?.contractual_amount;
  return html`<p class="lead">
    From ${longDate(date)}, the end of that day, ${company} can expect ${within(4)} and
    ${within(13)}.${contractual === undefined ? "" : ` By due dates alone it would be ${compactMoney(contractual, currency)} in 4 weeks.`}
    Of cash within 4 weeks, ${missText(errors, 4)}.
  </p>`;
}
