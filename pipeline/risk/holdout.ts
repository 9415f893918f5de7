import { z } from "zod";
import { readNumbers, readRows, type Warehouse } from "../warehouse/warehouse.ts";
import { baselineNames } from "./baselines.ts";
import { auc } from "./metrics/auc.ts";
import { averagePrecision } from "./metrics/averagePrecision.ts";
import { brier } from "./metrics/brier.ts";
import { calibrationSlope } from "./metrics/calibrationSlope.ts";
import { kolmogorovSmirnov } from "./metrics/kolmogorovSmirnov.ts";
import { liftAtTop } from "./metrics/liftAtTop.ts";
import { logLoss } from "./metrics/logLoss.ts";

/** The metrics of the protocol, each from outcomes and probabilities. */
const metrics = [
  { metric: "auc", measure: auc },
  { metric: "average_precision", measure: averagePrecision },
  { metric: "brier", measure: brier },
  { metric: "log_loss", measure: logLoss },
  { metric: "calibration_slope", measure: calibrationSlope },
  { metric: "kolmogorov_smirnov", measure: kolmogorovSmirnov },
  { metric: "lift_at_top_10", measure: liftAtTop },
] as const;

export type Metric = (typeof metrics)[number]["metric"];

/** One figure of one model on the holdout; null where it has no answer, as an AUC with one class only. */
export type HoldoutFigure = {
  readonly model: string;
  readonly metric: Metric;
  readonly value: number | null;
  readonly n: number;
};

/** Outcomes and probabilities of one model on the invoices issued from the cut-off on whose lateness is known. */
export type Judged = { readonly model: string; readonly probabilities: readonly number[] };

export const ourModel = "countback";

/** The digits after the point that figures of so many invoices bear: below 100 the third would be chance. */
export function digitsOf(count: number): number {
  return count < 100 ? 2 : 4;
}

/** The date from which on about the last fifth of the invoices with known lateness were issued; null without any. */
export async function defaultHoldout(warehouse: Warehouse): Promise<string | null> {
  const [row] = await readRows(
    warehouse,
    `select cast(quantile_disc(issue_date, 0.8) as varchar) as holdout_from
     from features.items where is_late is not null and label_date <= run.as_of()`,
    z.object({ holdout_from: z.string().nullable() }),
  );
  return row?.holdout_from ?? null;
}

/** The outcomes and probabilities, ours and the baselines', of the invoices scored at issue whose lateness is known. */
export async function judge(
  warehouse: Warehouse,
): Promise<{ readonly outcomes: readonly number[]; readonly judged: readonly Judged[] }> {
  const columns = await readNumbers(
    warehouse,
    `select late_probability, is_late, ${baselineNames.join(", ")}
     from risk.holdout_scores inner join risk.rival_scores using (item_id)
     where is_late is not null order by item_id`,
  );
  const column = (name: string) => [...(columns[name] ?? [])];
  return {
    outcomes: column("is_late"),
    judged: [
      { model: ourModel, probabilities: column("late_probability") },
      ...baselineNames.map((model) => ({ model, probabilities: column(model) })),
    ],
  };
}

/** Every metric of every model. */
export function holdoutFigures(outcomes: readonly number[], judged: readonly Judged[]): readonly HoldoutFigure[] {
  return judged.flatMap(({ model, probabilities }) =>
    metrics.map(({ metric, measure }) => {
      const value = measure(outcomes, probabilities);
      return { model, metric, value: Number.isFinite(value) ? value : null, n: outcomes.length };
    }),
  );
}

/**
 * Guards publication: the name of the baseline that beats our model on Brier score or log loss, the best by log loss where
 * several do; null where ours beats them all, or where fewer than `fewestRows` invoices judge.
 */
export function betterBaseline(figures: readonly HoldoutFigure[], { fewestRows = 50 } = {}): string | null {
  if ((figures[0]?.n ?? 0) < fewestRows) return null;
  const of = (model: string, metric: Metric) =>
    figures.find((each) => each.model === model && each.metric === metric)?.value ?? null;
  const beats = (model: string, metric: Metric) => {
    const [theirs, ours] = [of(model, metric), of(ourModel, metric)];
    return theirs !== null && ours !== null && theirs < ours;
  };
  const winners = [...new Set(figures.map(({ model }) => model))].filter(
    (model) => model !== ourModel && (beats(model, "brier") || beats(model, "log_loss")),
  );
  return winners.sort((one, two) => (of(one, "log_loss") ?? Infinity) - (of(two, "log_loss") ?? Infinity))[0] ?? null;
}
