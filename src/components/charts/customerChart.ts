import { lineChart } from "./lineChart.js";
import { lineColors } from "./colors.js";
import { compactMoney, currencyName, monthName } from "../../writing/format.js";
import { courseText } from "./measureLines.js";
import type { Row } from "../../writing/rows.js";

/** What one customer owed and how much of it was past due, at each month end at which it owed something. */
export function customerChart(history: readonly Row[], { name }: { readonly name: string }): HTMLElement {
  const currency = String(history.at(-1)?.["report_currency"] ?? "XXX");
  const own = history.filter((row) => row["report_currency"] === currency);
  const points = ["open", "overdue"].flatMap((series) =>
    own.map((row) => ({
      as_of_date: String(row["as_of_date"]),
      series,
      value: Number(row[`${series}_amount`] ?? 0),
    })),
  );
  const write = (value: number, date: string): string => `${compactMoney(value, currency)} in ${monthName(date)}`;
  return lineChart(points, {
    title: `Open and overdue at month ends: ${name}`,
    summary: ["open", "overdue"].map((series) => courseText(points, series, write)).join(" "),
    unit: currencyName(currency),
    series: [
      { name: "open", color: lineColors.main },
      { name: "overdue", color: lineColors.other },
    ],
    format: (value) => compactMoney(value),
    kind: "money",
    file: "customer-history.csv",
    tables: ["customer_history"],
  });
}
