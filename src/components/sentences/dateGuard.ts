import { html } from "htl";
import { count, days } from "../../writing/format.js";
import type { Piece } from "../../writing/rows.js";

/** How far expected payment dates lay from the payments, in days: ours and those of two simple rules; whose stands first. */
export type DateGuard = {
  readonly count_invoices: number;
  readonly own_error_days: number | null;
  readonly due_date_error_days: number | null;
  readonly mean_delay_error_days: number | null;
  readonly leading_rule: "forecast" | "due_date" | "mean_delay";
};

/** Whose payment dates the report shows, and how far they were off; nothing where no judged invoice was paid since. */
export function dateGuardSentence(guard: DateGuard | undefined): Piece {
  if (guard === undefined || guard.count_invoices === 0) return null;
  const { count_invoices, own_error_days, due_date_error_days, mean_delay_error_days, leading_rule } = guard;
  const found = `On ${count(count_invoices, "unseen invoice")} that ${count_invoices === 1 ? "was" : "were"} paid since, the expected date was off by ${days(own_error_days)} on average, the due date by ${days(due_date_error_days)}, and the due date moved by the customer's mean delay by ${days(mean_delay_error_days)}.`;
  const verdicts = {
    forecast: count_invoices < 50 ? "Too few to decide, so ours is shown." : "Ours was the closest, and is shown.",
    due_date: "The due date was closer than ours, so it is the expected date everywhere; the band is ours.",
    mean_delay: "The last was closer than ours, so it is the expected date everywhere; the band is ours.",
  };
  return html`<p>${found} ${verdicts[leading_rule]}</p>`;
}
