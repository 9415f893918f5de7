import { inputs } from "../features/columns.ts";
import type { Strengths } from "../features/strengths.ts";
import type { Settings } from "../settings.ts";
import type { PaymentFit } from "./fit.ts";
import { lastDays } from "./hazard.ts";
import { ourModel, type HoldoutFigure } from "./holdout.ts";
import type { RiskModel } from "./riskModel.ts";

/** All that a saved model is made of. */
export type ModelParts = {
  readonly settings: Settings;
  readonly asOf: string;
  readonly fit: PaymentFit;
  readonly strengths: Strengths;
  readonly holdout: {
    readonly from: string | null;
    readonly figures: readonly HoldoutFigure[];
    readonly winner: string | null;
  };
  readonly data: {
    readonly data_hash: string;
    readonly first_issue_date: string | null;
    readonly last_issue_date: string | null;
  };
};

/** The record of a fit: parameters, inputs with their meaning, window and holdout figures. */
export function modelOf({ settings, asOf, fit, strengths, holdout, data }: ModelParts): RiskModel {
  const { data_hash, ...window } = data;
  return {
    schema_version: 1,
    company: settings.company,
    method: fit.method,
    reason: fit.reason,
    as_of_date: asOf,
    late_after_days: settings.lateAfterDays,
    seed: settings.seed,
    data_hash,
    training: {
      ...window,
      count_rows: fit.countRows,
      count_late: fit.countLate,
      count_bin_rows: fit.countBinRows,
    },
    strength: fit.strength,
    forward_log_loss: fit.forwardLogLoss,
    calibration: fit.calibration,
    shrinkage: strengths,
    inputs: inputs.map((input, index) => ({
      ...input,
      mean: fit.late.means[index] ?? 0,
      coefficient: fit.late.coefficients[index] ?? 0,
      hazard_coefficient: fit.hazard.coefficients[index] ?? 0,
    })),
    late_intercept: fit.late.intercept,
    hazard_intercept: fit.hazard.intercept,
    bins: fit.binEffects.map((effect, bin) => ({ days: binName(bin), effect })),
    holdout: { from: holdout.from, published_model: holdout.winner ?? ourModel, figures: [...holdout.figures] },
  };
}

function binName(bin: number): string {
  const last = lastDays[bin];
  const first = (lastDays[bin - 1] ?? 0) + 1;
  return last === undefined ? `${first} and more, each 30 days` : `${first} to ${last}`;
}
