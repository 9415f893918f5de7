import { lineColors } from "./colors.js";
import { count, days } from "../../writing/format.js";
import { lineChart } from "./lineChart.js";
import type { Row } from "../../writing/rows.js";

/** How late one customer paid, month by month: the mean days from due date to payment of what it paid in the month. */
export function delayChart(delays: readonly Row[]): HTMLElement {
  const points = delays.map((row) => ({
    as_of_date: String(row["month_end_date"]),
    series: "mean delay",
    value: Number(row["mean_delay_days"]),
  }));
  const recent = delays.slice(-6);
  const invoices = recent.reduce((sum, row) => sum + Number(row["count_invoices"]), 0);
  const late = recent.reduce((sum, row) => sum + Number(row["mean_delay_days"]) * Number(row["count_invoices"]), 0);
  return lineChart(points, {
    title: `Its last ${count(invoices, "payment")} came ${delayWords(late / invoices)} in the mean`,
    summary: `The mean delay of the invoices closed in each month; the title speaks of the last ${count(recent.length, "month")} with payments.`,
    unit: "days late",
    series: [{ name: "mean delay", color: lineColors.main }],
    format: (value) => days(value, 0),
    kind: "days",
    file: "delays.csv",
    tables: ["customer_delays"],
  });
}

/** A delay in words: late, early, or on the day. */
export function delayWords(delay: number): string {
  const rounded = Math.round(delay);
  if (rounded === 0) return "on the due date";
  return rounded > 0 ? `${days(rounded, 0)} late` : `${days(-rounded, 0)} early`;
}
