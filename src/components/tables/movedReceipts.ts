import type { Row } from "../../writing/rows.js";

/** Days from which on a scenario moves a receipt out of all thirteen weeks: a dispute is frozen. */
export const frozenDays = 92;

/** The scenarios and the days each is set to. */
export type ScenarioDays = Readonly<Record<"terms" | "slip" | "disputes", number>>;

/**
 * What a scenario moves into each of thirteen weeks, and out of it (negative), as `decisions/scenarios.sql` computes it:
 * receipts spread evenly over their week, moved by `days`; disputes paid whole after so many days.
 */
export function movedReceipts(parts: readonly Row[], scenario: keyof ScenarioDays, days: number): readonly number[] {
  const moved = Array.from({ length: 13 }, () => 0);
  const add = (week: number, amount: number): void => {
    if (week <= 13) moved[Math.max(1, week) - 1] = (moved[Math.max(1, week) - 1] ?? 0) + amount;
  };
  const own = parts.filter((part) => part["scenario"] === scenario);
  for (const part of own) {
    const [week, amount] = [Number(part["week"]), Number(part["amount"])];
    add(week, -amount);
    if (scenario === "disputes") continue;
    const [whole, rest] = [Math.floor(days / 7), (days % 7) / 7];
    const sign = scenario === "slip" ? 1 : -1;
    add(week + sign * whole, amount * (1 - rest));
    add(week + sign * (whole + 1), amount * rest);
  }
  const disputed = own[0]?.["disputed_amount"];
  if (typeof disputed === "number") add(Math.ceil(days / 7), disputed);
  return moved;
}

/** Scenario rows as `scenarios` is published, for other days: cash until each week, its change, and DSO's. */
export function scenarioRows(parts: readonly Row[], base: readonly Row[], days: ScenarioDays): readonly Row[] {
  return (["terms", "slip", "disputes"] as const).flatMap((scenario) => {
    const daySales = parts.find((part) => part["scenario"] === scenario)?.["day_sales_amount"];
    let change = 0;
    return movedReceipts(parts, scenario, days[scenario]).flatMap((amount, index) => {
      change += amount;
      const row = base.find((each) => each["scenario"] === scenario && each["horizon_weeks"] === index + 1);
      if (row === undefined) return [];
      return {
        ...row,
        change_amount: change,
        scenario_amount: Number(row["expected_amount"]) + change,
        dso_change_days: typeof daySales === "number" ? -change / daySales : null,
      };
    });
  });
}
