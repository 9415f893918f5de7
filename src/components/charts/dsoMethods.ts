import type { Column } from "../dataTable/columns.js";
import { dataTable } from "../dataTable/dataTable.js";
import { count } from "../../writing/format.js";
import { type Measure, measureAt } from "./measureLines.js";

type Stated = Measure & { readonly reason: string | null };

const methods = [
  { method: "simple_30", label: "simple, 30 days" },
  { method: "simple_90", label: "simple, 90 days" },
  { method: "simple_365", label: "simple, 365 days" },
  { method: "count_back", label: "count-back" },
  { method: "rolling", label: "rolling, 3 month ends over 12 months of sales" },
];

const columns: readonly Column[] = [
  { name: "method", label: "Method" },
  { name: "dso", label: "DSO", kind: "days" },
  { name: "dso_gap", label: "Against simple, 90 days", kind: "days" },
  { name: "best_possible_dso", label: "Best possible", kind: "days" },
  { name: "average_days_delinquent", label: "+ delinquent (ADD)", kind: "days" },
  { name: "unapplied_days", label: "− unapplied", kind: "days" },
  { name: "reason", label: "Remark" },
];

/** DSO by method at one date, with its parts where the method has them: best possible + delinquent − unapplied days. */
export function dsoMethods(measures: readonly Stated[], { date }: { readonly date: string }): HTMLElement {
  const parts = ["dso", "dso_gap", "best_possible_dso", "average_days_delinquent", "unapplied_days"];
  const rows = methods.map(({ method, label }) => {
    const own = measures.find((row) => row.as_of_date === date && row.measure === "dso" && row.method === method);
    return {
      ...Object.fromEntries(parts.map((measure) => [measure, measureAt(measures, { date, measure, method })])),
      method: label,
      reason: own?.reason ?? shortWindow(method, own?.window_days ?? null),
    };
  });
  const shown = columns.filter(({ name }) => name !== "reason" || rows.some((row) => row.reason !== null));
  return dataTable(rows, shown, { caption: "DSO by method", file: "dso-methods.csv", noun: "method" });
}

/** What a window says that reaches back further than the export. */
function shortWindow(method: string, windowDays: number | null): string | null {
  const wanted = Number(/^simple_(\d+)$/.exec(method)?.[1] ?? 0);
  return windowDays === null || windowDays >= wanted
    ? null
    : `over the ${count(windowDays, "day")} since the export begins`;
}
