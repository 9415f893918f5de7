import { z } from "zod";
import { holdoutFigures, judge, type HoldoutFigure } from "../risk/holdout.ts";
import type { Walked } from "../risk/rollingOrigin.ts";
import type { Settings } from "../settings.ts";
import { buildNeeded } from "../warehouse/tables.ts";
import { readRows, type Warehouse } from "../warehouse/warehouse.ts";
import { bandCoverage } from "./bandCoverage.ts";
import { dateFigures } from "./dateFigures.ts";
import { openFigures } from "./openFigures.ts";
import { originsOf, type Plan } from "./plan.ts";

/** All that `summary.json` says of a backtest. */
export type BacktestSummary = Awaited<ReturnType<typeof summarise>>;

/** What the metrics of the protocol may be, and what a perfect forecast has. */
const metricRanges = {
  auc: { range: "0 to 1", optimum: 1 },
  average_precision: { range: "0 to 1", optimum: 1 },
  brier: { range: "0 to 1", optimum: 0 },
  log_loss: { range: "0 to 34.5", optimum: 0 },
  calibration_slope: { range: "any", optimum: 1 },
  kolmogorov_smirnov: { range: "0 to 1", optimum: 1 },
  lift_at_top_10: { range: "0 to 10", optimum: "1 / late rate, at most 10" },
  mean_absolute_error_days: { range: "0 to infinity", optimum: 0 },
  pinball_days: { range: "0 to infinity", optimum: 0 },
  wape_rate: { range: "0 to infinity", optimum: 0 },
  bias_rate: { range: "any", optimum: 0 },
  coverage_rate: { range: "0 to 1", optimum: 0.8 },
  interval_score_rate: { range: "0 to infinity", optimum: 0 },
} as const;

/** Every metric of the protocol beside its baselines, from the tables that `walkBack` built. */
export async function summarise(
  warehouse: Warehouse,
  {
    settings,
    plan,
    asOf,
    walked,
  }: {
    readonly settings: Settings;
    readonly plan: Plan;
    readonly asOf: string;
    readonly walked: readonly Walked[];
  },
) {
  return {
    schema_version: 2,
    company: settings.company,
    from: plan.from,
    to: plan.to,
    every_days: plan.everyDays,
    refit_days: plan.refitDays,
    known_until: asOf,
    late_after_days: settings.lateAfterDays,
    seed: settings.seed,
    origins: originsOf(plan, asOf),
    refits: walked.map(({ cutoff, plan: fit, reason }) => ({
      cutoff,
      is_warm_up: cutoff < plan.from,
      reason,
      form: fit?.form ?? null,
      ridge: fit?.strength.ridge ?? null,
      half_life_days: fit?.strength.halfLifeDays ?? null,
      forward_log_loss: fit?.forwardLogLoss ?? null,
      calibration_slope: fit?.calibration.slope ?? null,
    })),
    metrics: metricRanges,
    invoices: await invoiceFigures(warehouse),
    dates: await dateFigures(warehouse),
    cash: {
      errors: await readRows(
        warehouse,
        "select * from backtest.cash_errors order by report_currency, layer, horizon_week, model",
        ErrorSchema,
      ),
      bands: await bandCoverage(warehouse),
    },
    open: await openFigures(warehouse),
  };
}

const ErrorSchema = z.object({
  report_currency: z.string(),
  layer: z.string(),
  model: z.string(),
  horizon_week: z.number(),
  count_origins: z.number(),
  wape_rate: z.number().nullable(),
  bias_rate: z.number().nullable(),
});

/** Late risk at issue: how many invoices were scored and judged, every metric of every model, and the tenths. */
async function invoiceFigures(warehouse: Warehouse): Promise<{
  readonly count_issued: number;
  readonly count_scored: number;
  readonly coverage_rate: number;
  readonly figures: readonly HoldoutFigure[];
  readonly calibration: readonly object[];
}> {
  await buildNeeded(warehouse, ["risk.calibration"]);
  const { outcomes, judged } = await judge(warehouse);
  const [counts] = await readRows(
    warehouse,
    `select (select count(*) from backtest.invoice_scores) as scored,
       (select count(distinct invoice_id) from features.items
        where issue_date >= run.backtest_from() and issue_date < run.backtest_to()) as issued`,
    z.object({ scored: z.number(), issued: z.number() }),
  );
  const { scored, issued } = counts ?? { scored: 0, issued: 0 };
  return {
    count_issued: issued,
    count_scored: scored,
    coverage_rate: scored / issued,
    figures: holdoutFigures(outcomes, judged),
    calibration: await readRows(
      warehouse,
      "select * from risk.calibration order by bin",
      z.record(z.string(), z.number()),
    ),
  };
}
