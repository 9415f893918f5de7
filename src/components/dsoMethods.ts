import { dataTable } from "./dataTable.js";
import { type Measure, measureAt } from "./measureLines.js";

const methods = [
  { method: "simple_30", label: "simple, 30 days" },
  { method: "simple_90", label: "simple, 90 days" },
  { method: "simple_365", label: "simple, 365 days" },
  { method: "count_back", label: "count-back" },
];

/** DSO by method at one date, with the part that is terms and the part that is delay where the method splits it. */
export function dsoMethods(
  measures: readonly (Measure & { readonly reason: string | null })[],
  { date }: { readonly date: string },
): HTMLElement {
  const at = (measure: string, method: string): number | null => measureAt(measures, { date, measure, method });
  const rows = methods.map(({ method, label }) => ({
    method: label,
    dso: at("dso", method),
    best_possible_dso: at("best_possible_dso", method),
    average_days_delinquent: at("average_days_delinquent", method),
    reason:
      measures.find((row) => row.as_of_date === date && row.measure === "dso" && row.method === method)?.reason ?? null,
  }));
  return dataTable(
    rows,
    [
      { name: "method", label: "Method" },
      { name: "dso", label: "DSO", kind: "days" },
      { name: "best_possible_dso", label: "Best possible", kind: "days" },
      { name: "average_days_delinquent", label: "Delinquent", kind: "days" },
      { name: "reason", label: "Remark" },
    ],
    { caption: "DSO by method", file: "dso-methods.csv", noun: "method" },
  );
}
