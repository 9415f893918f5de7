import type { CashSpan, Outlook } from "../headline/outlookNumbers.js";
import { compactMoney } from "../../writing/format.js";

/** What the course of cash shows, as its title: what 13 weeks should bring, against what the last 13 brought. */
export function courseTitle(
  outlook: readonly Outlook[],
  { spans, currency }: { readonly spans: readonly CashSpan[]; readonly currency: string },
): string {
  const ahead = outlook.find((row) => row.horizon_weeks === 13)?.leading_amount;
  if (ahead === undefined) return "Cash by week";
  const before = spans.filter((span) => span.horizon_weeks === 13 && !span.is_year_ago).at(-1)?.received_amount;
  const told = `The next 13 weeks should bring ${compactMoney(ahead, currency)}`;
  if (before === undefined) return told;
  const difference = ahead - before;
  const size = compactMoney(Math.abs(difference), currency);
  return `${told}, ${size} ${difference < 0 ? "less" : "more"} than the last 13`;
}
