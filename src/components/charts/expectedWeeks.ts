import { type Bar, titledBars } from "./barTable.js";
import { lineColors } from "./colors.js";
import { framed } from "../frame/frameFoot.js";
import { compactMoney, shortDate } from "../../writing/format.js";
import type { Row } from "../../writing/rows.js";

/** What is expected of a customer until a day; the last is without one. */
export type ExpectedWeek = { readonly until: string | null; readonly amount: number; readonly count: number };

const weeksAhead = 6;

/** What of open invoices is expected in each of the next weeks after a date, and after them; credits reduce it. */
export function expectedByWeek(
  invoices: readonly Row[],
  { date, currency }: { readonly date: string; readonly currency: string },
): readonly ExpectedWeek[] {
  const own = invoices.filter(
    (row) => row["report_currency"] === currency && typeof row["expected_paid_date"] === "string",
  );
  const ends = Array.from({ length: weeksAhead }, (_, week) => dayAfter(date, 7 * (week + 1)));
  return [...ends, null].map((until, place) => {
    const from = place === 0 ? "" : (ends[place - 1] ?? "");
    const due = own.filter(
      (row) =>
        String(row["expected_paid_date"]) > from && (until === null || String(row["expected_paid_date"]) <= until),
    );
    return { until, amount: due.reduce((sum, row) => sum + Number(row["report_amount"]), 0), count: due.length };
  });
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The weeks as bars under what they say: how much of what is open is expected in the next four. */
export function expectedWeeks(
  weeks: readonly ExpectedWeek[],
  { currency }: { readonly currency: string },
): HTMLElement {
  const soon = weeks.slice(0, 4).reduce((sum, week) => sum + week.amount, 0);
  const all = weeks.reduce((sum, week) => sum + week.amount, 0);
  const title = `${compactMoney(soon, currency)} of ${compactMoney(all, currency)} should come within 4 weeks`;
  const named = weeks.map((week, place) => ({
    ...week,
    week: week.until === null ? "later" : `${place === 0 ? "by" : "then by"} ${shortDate(week.until)}`,
  }));
  const bars = named.map(({ week, amount, count }): Bar => ({
    label: week,
    stretches: amount === 0 ? [] : [{ from: 0, to: amount, color: lineColors.main }],
    texts: [amount === 0 ? "\u2013" : compactMoney(amount), count === 0 ? "\u2013" : String(count)],
  }));
  const labels = ["Expected day", `Amount, ${currency}`, "Invoices"] as const;
  return framed(titledBars(title, bars, labels), {
    title,
    rows: named,
    columns: [
      { name: "week", label: "Expected" },
      { name: "amount", label: "Amount", kind: "money" },
      { name: "count", label: "Invoices", kind: "number" },
    ],
    file: "expected-weeks.csv",
    tables: ["open_invoices"],
  });
}
