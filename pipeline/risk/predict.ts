import { groups } from "../features/columns.ts";
import { execute, type Warehouse } from "../warehouse/warehouse.ts";
import { double, groupExpression, scoreExpression } from "./expression.ts";
import type { PaymentFit } from "./fit.ts";

/**
 * Scores the rows of `from` (`features.settled_inputs`, or a table of its shape) that `where` asks for into `table`, made anew where `isFirst`: one row per history
 * with `late_score` (log-odds), `late_rate`, `hazard_1` … `hazard_6` and, where `withPoints`, the additive `base_points` and
 * `<group>_points`, all by one generated select.
 */
export async function predict(
  warehouse: Warehouse,
  fit: PaymentFit,
  {
    table,
    where,
    from = "features.settled_inputs",
    isFirst = true,
    withPoints = true,
  }: {
    readonly table: string;
    readonly where: string;
    readonly from?: string;
    readonly isFirst?: boolean;
    readonly withPoints?: boolean;
  },
): Promise<void> {
  const hazards = fit.bins.map(
    ({ effect, slope }, bin) =>
      `1 / (1 + exp(-(${double(slope)} * hazard_score + ${double(effect)}))) as hazard_${bin + 1}`,
  );
  const points = withPoints ? groups.map((group) => `${groupExpression(fit.late, group)} as ${group}_points`) : [];
  const told = withPoints
    ? [`${double(averageScore(fit))} as base_points`, ...groups.map((group) => `${group}_points`)]
    : [];
  await execute(
    warehouse,
    `${isFirst ? `create or replace table ${table} as` : `insert into ${table} by name`}
    select
        item_id, layer, origin_date, late_score,
        1 / (1 + exp(-greatest(-12, least(12, late_score)))) as late_rate,
        ${[...hazards, ...told].join(", ")}
    from (
        select
            item_id, layer, origin_date,
            ${scoreExpression(fit.late)} as late_score,
            ${[`greatest(-12, least(12, ${scoreExpression(fit.hazard)})) as hazard_score`, ...points].join(", ")}
        from ${from}
        where ${where}
    ) as scored;`,
  );
}

/** The score of the average invoice: what contributions are counted from. */
export function averageScore({ late }: PaymentFit): number {
  return late.coefficients.reduce((sum, each, index) => sum + each * (late.means[index] ?? 0), late.intercept);
}
