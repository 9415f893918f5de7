import { dataTable } from "../dataTable/dataTable.js";
import { compactMoney, currencyName, days, decimal, percent } from "../../writing/format.js";
import type { Piece, Row } from "../../writing/rows.js";

/**
 * The headline figures of each currency side by side, each with its unit and none added to another: what has no rate to the base
 * currency. Nothing where all is reported in one; the base currency then holds all that has a rate.
 */
export function currencyTable(
  headlines: readonly Row[],
  outlook: readonly Row[],
  { baseCurrency }: { readonly baseCurrency: string },
): Piece {
  const lines = currencyLines(headlines, outlook, { baseCurrency });
  if (lines.length < 2) return null;
  return dataTable(
    lines,
    [
      { name: "called", label: "Reported in" },
      { name: "receivables", label: "Net receivables" },
      { name: "overdue", label: "Overdue" },
      { name: "overdue_rate", label: "Overdue share" },
      { name: "dso", label: "DSO, 90 days" },
      { name: "cei", label: "CEI" },
      { name: "cash", label: "Cash in 4 weeks" },
    ],
    {
      caption: "Currencies side by side",
      file: "currencies.csv",
      noun: "line",
      tables: ["headlines", "cash_outlook"],
    },
  );
}

/** One line a currency, the base currency first. */
export function currencyLines(
  headlines: readonly Row[],
  outlook: readonly Row[],
  { baseCurrency }: { readonly baseCurrency: string },
): readonly Row[] {
  const currencies = [...new Set(headlines.map((row) => String(row["report_currency"])))].sort(
    (one, other) => Number(other === baseCurrency) - Number(one === baseCurrency) || (one < other ? -1 : 1),
  );
  return currencies.map((currency) => {
    const value = (measure: string): number | null => {
      const found = headlines.find((row) => row["report_currency"] === currency && row["measure"] === measure)?.[
        "value"
      ];
      return typeof found === "number" ? found : null;
    };
    const cash = outlook.find((row) => row["report_currency"] === currency && row["horizon_weeks"] === 4)?.[
      "leading_amount"
    ];
    const cei = value("cei");
    return {
      called: currencyName(currency),
      receivables: compactMoney(value("receivables"), currency),
      overdue: compactMoney(value("overdue"), currency),
      overdue_rate: percent(value("overdue_rate"), 1),
      dso: days(value("dso")),
      cei: cei === null ? "n/a" : `${decimal(cei, 1)}\u00a0%`,
      cash: compactMoney(typeof cash === "number" ? cash : null, currency),
    };
  });
}
