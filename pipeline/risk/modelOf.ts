import { inputs } from "../features/columns.ts";
import type { Strengths } from "../features/strengths.ts";
import type { Settings } from "../settings.ts";
import type { AllStrengths } from "./curves.ts";
import type { TrainingDistribution } from "./drift.ts";
import type { PaymentFit } from "./fit.ts";
import { lastDays } from "./hazard.ts";
import { ourModel, type HoldoutFigure } from "./holdout.ts";
import type { RiskModel } from "./riskModel.ts";
import type { ModelTerm } from "./modelTerms.ts";

/** All that a saved model is made of. */
export type ModelParts = {
  readonly settings: Settings;
  readonly asOf: string;
  readonly fit: PaymentFit;
  readonly strengths: Strengths;
  readonly curve: AllStrengths;
  readonly spreads: readonly TrainingDistribution[];
  readonly holdout: {
    readonly from: string | null;
    readonly figures: readonly HoldoutFigure[];
    readonly winner: string | null;
  };
  readonly data: {
    readonly data_hash: string;
    readonly first_issue_date: string | null;
    readonly last_issue_date: string | null;
    readonly count_items: number;
    readonly count_sampled: number;
  };
};

/** The record of a fit: parameters, inputs with their meaning, window and holdout figures. */
export function modelOf({ settings, asOf, fit, strengths, curve, spreads, holdout, data }: ModelParts): RiskModel {
  const { data_hash, ...window } = data;
  return {
    schema_version: 2,
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
    hazard_strength: fit.hazardStrength,
    forward_log_loss: fit.forwardLogLoss,
    calibration: fit.calibration,
    shrinkage: strengths,
    curve,
    inputs: [...inputs],
    terms: fit.late.terms.map((term, index) => ({
      ...termRecord(term),
      mean: fit.late.means[index] ?? 0,
      coefficient: fit.late.coefficients[index] ?? 0,
    })),
    hazard_coefficients: Object.fromEntries(
      inputs.map(({ name }, index) => [name, fit.hazard.coefficients[index] ?? 0]),
    ),
    late_intercept: fit.late.intercept,
    hazard_intercept: fit.hazard.intercept,
    bins: fit.bins.map((bin, index) => ({ days: binName(index), ...bin })),
    spreads: spreads.map(({ name, edges, shares }) => ({ name, edges: [...edges], shares: [...shares] })),
    holdout: { from: holdout.from, published_model: holdout.winner ?? ourModel, figures: [...holdout.figures] },
  };
}

/** A term as it is saved: the inputs it is made of, with its knot, or the centres it is counted from and its bounds. */
function termRecord(
  term: ModelTerm,
): Pick<RiskModel["terms"][number], "name" | "group" | "kind" | "inputs" | "points"> {
  const { name, group, kind } = term;
  if (kind === "product")
    return { name, group, kind, inputs: [...term.inputs], points: [...term.centres, ...term.bounds] };
  return { name, group, kind, inputs: [term.input], points: kind === "bend" ? [term.knot] : [] };
}

function binName(bin: number): string {
  const last = lastDays[bin];
  const first = (lastDays[bin - 1] ?? 0) + 1;
  return last === undefined ? `${first} and more, each 30 days` : `${first} to ${last}`;
}
