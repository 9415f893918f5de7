import { expect, test } from "vitest";
import { currencyLines } from "../../src/components/tables/currencyTable.ts";

const headline = (currency: string, measure: string, value: number | null) => ({
  report_currency: currency,
  measure,
  value,
});

test("currencies without a rate stand side by side, each amount with its unit, the base currency first", () => {
  const headlines = [
    headline("CAD", "receivables", 11_400_000),
    headline("CAD", "overdue", 2_110_000),
    headline("USD", "receivables", 50_500_000),
    headline("USD", "overdue_rate", 0.063),
    headline("USD", "dso", 18.8),
  ];
  const outlook = [{ report_currency: "USD", horizon_weeks: 4, leading_amount: 74_700_000 }];
  const lines = currencyLines(headlines, outlook, { baseCurrency: "USD" });
  expect(lines.map((line) => Object.values(line).map((cell) => String(cell).replaceAll("\u00a0", " ")))).toEqual([
    ["USD", "USD 50.5 M", "n/a", "6.3 %", "18.8 days", "n/a", "USD 74.7 M"],
    ["CAD", "CAD 11.4 M", "CAD 2.11 M", "n/a", "n/a", "n/a", "n/a"],
  ]);
});
