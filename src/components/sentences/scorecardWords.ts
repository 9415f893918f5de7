import { compactMoney, days, decimal } from "../../writing/format.js";
import type { Cell, Row } from "../../writing/rows.js";

/** Measures in the order in which a reader asks for them, with their names; the rest follow. */
const names: Readonly<Record<string, string>> = {
  receivables: "Receivables",
  overdue: "Overdue",
  dso: "DSO",
  best_possible_dso: "Best possible DSO",
  average_days_delinquent: "Average days delinquent",
  cei: "CEI",
  days_to_pay: "Days to pay",
  days_late: "Days late",
  turnover: "Turnover",
  hhi: "Concentration (HHI)",
  unapplied: "Unapplied",
  unapplied_days: "Unapplied days",
  terms: "Terms",
  dso_gap: "DSO against simple, 90 days",
  cei_gap: "CEI, book less cash",
};

/** The measures with a name, in the order in which a reader asks for them. */
export const measureOrder = Object.keys(names);

/** A measure's name for a reader. */
export function measureName(measure: string): string {
  return names[measure] ?? measure.replaceAll("_", " ");
}

/** A measure's value in its own unit; nothing where there is none. */
export function inUnit(value: Cell | undefined, { unit }: Row): string {
  if (typeof value !== "number") return "";
  if (unit === "days") return days(value);
  if (unit === "percent") return `${decimal(value, 1)}\u00a0%`;
  if (unit === "points") return decimal(value, Math.abs(value) < 100 ? 1 : 0);
  if (unit === "times a year") return `${decimal(value, 1)} a year`;
  return compactMoney(value, String(unit));
}

/** Whether a value misses the target of a line of the scorecard; whether high is bad is told by its two limits. */
export function missesTarget(value: Cell | undefined, line: Row): boolean {
  const { target } = line;
  if (typeof value !== "number" || typeof target !== "number") return false;
  return Number(line["critical"]) >= Number(line["warning"]) ? value > target : value < target;
}

/** What becomes of a target, in a word: met, missed but within the limits, past one of them, or why it cannot be told. */
export function targetState(line: Row): string {
  if (line["state"] === "no target") return "";
  if (line["state"] !== "within limits") return String(line["state"] ?? "");
  return missesTarget(line["value"], line) ? "missed, within limits" : "met";
}
