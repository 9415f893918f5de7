import { calibrate, cautious, unchanged, type Calibration } from "./calibrate.ts";
import { fitHazard, planHazard, type HazardFit, type HazardPlan } from "./hazardFit.ts";
import {
  fitRidge,
  inputAsScore,
  tuneRidge,
  worthIt,
  type LinearScore,
  type Sample,
  type Strength,
  type Tuned,
} from "./ridge.ts";
import { thinned } from "./split.ts";
import { curvedTerms, expandTerms, leanTerms } from "./modelTerms.ts";
import type { Training } from "./training.ts";

/** A fitted payment curve: the chance of missing the last good date, then the hazard of each later bin. */
export type PaymentFit = HazardFit & {
  readonly method: "hazard" | "rate" | "baseline";
  /** Why the simpler method stands in, or ''. */
  readonly reason: string;
  readonly strength: Strength | null;
  readonly forwardLogLoss: number | null;
  readonly calibration: Calibration;
  readonly late: LinearScore;
  readonly countRows: number;
  readonly countLate: number;
  readonly hazardStrength: Strength | null;
};

const fewestRows = 60;
const fewestOfEachClass = 10;
const mostRows = 40_000;

/** Which terms a fit has: one or two of a kind, every input as it stands, or these with bends and products. */
const forms = ["lean", "plain", "curved"] as const;
type Form = (typeof forms)[number];

/** What forward validation settles before a fit: the form of the terms, how hard it holds back, and the calibration. */
export type Plan = {
  readonly form: Form;
  readonly strength: Strength;
  readonly hazardPlan: HazardPlan;
  readonly forwardLogLoss: number;
  readonly calibration: Calibration;
};

/**
 * Chooses the form, its ridge and half-life, and the calibration, by forward validation. Null where the rows cannot carry a
 * fit.
 */
export async function planFit(training: Training): Promise<Plan | null> {
  const late = training.outcomes.reduce((sum, each) => sum + each, 0);
  if (!canFit(training.outcomes.length, late)) return null;
  const best = await bestForm(training);
  if (best === null) return null;
  const { outcomes, scores } = best.forward;
  return {
    form: best.form,
    strength: best.strength,
    hazardPlan: await planHazard(training),
    forwardLogLoss: best.forwardLogLoss,
    calibration: cautious(calibrate(outcomes, scores, { withIntercept: false }) ?? unchanged, outcomes, scores),
  };
}

/** The richest form that is worth it, step by step from the leanest on; null where the rows give no fold. */
async function bestForm(training: Training): Promise<(Tuned & { readonly form: Form }) | null> {
  let best: (Tuned & { readonly form: Form }) | null = null;
  for (const form of forms) {
    const tuned = await tuneRidge(sampleOf(training, form));
    if (tuned === null) return best;
    const next = { form, ...tuned };
    if (best !== null && worthIt<Tuned>(best, next) === best) return best;
    best = next;
  }
  return best;
}

/** Fits the payment curve by a plan, or falls back to shrunken rates without one. Never throws for thin data. */
export function fitPayment(training: Training, plan: Plan | null): PaymentFit {
  const countRows = training.outcomes.length;
  const countLate = training.outcomes.reduce((sum, each) => sum + each, 0);
  const shared = { ...fitHazard(training, plan?.hazardPlan), countRows, countLate };
  if (plan === null || !canFit(countRows, countLate)) return { ...fallback(countRows, countLate), ...shared };
  const { form, strength, calibration, forwardLogLoss, hazardPlan } = plan;
  const score = fitRidge(sampleOf(training, form), thinned(allOf(training), mostRows), strength);
  const chosen = { strength, calibration, forwardLogLoss, hazardStrength: hazardPlan.strength };
  return { method: "hazard", reason: "", ...chosen, late: calibrated(score, calibration), ...shared };
}

/** The rows of a training with the terms of a form. */
function sampleOf(training: Training, form: Form): Sample {
  if (form === "plain") return training;
  const terms = form === "lean" ? leanTerms : curvedTerms(training.design, allOf(training));
  return { ...training, terms, design: expandTerms(training.design, terms) };
}

/** A linear score with its calibration folded in, so that its points stay additive. */
export function calibrated(score: LinearScore, { intercept, slope }: Calibration): LinearScore {
  return {
    ...score,
    intercept: intercept + slope * score.intercept,
    coefficients: score.coefficients.map((each) => slope * each),
  };
}

function canFit(rows: number, late: number): boolean {
  return rows >= fewestRows && late >= fewestOfEachClass && rows - late >= fewestOfEachClass;
}

function fallback(rows: number, late: number): Omit<PaymentFit, keyof HazardFit | "countRows" | "countLate"> {
  const reason =
    rows === 0
      ? "no invoice has a known outcome yet"
      : rows < fewestRows
        ? `only ${rows} invoices have a known outcome; a fit needs ${fewestRows}`
        : canFit(rows, late)
          ? "no period to validate on: the known invoices are of one day"
          : `${late} late and ${rows - late} on time; a fit needs ${fewestOfEachClass} of each`;
  return {
    method: "rate",
    reason,
    strength: null,
    hazardStrength: null,
    forwardLogLoss: null,
    calibration: { intercept: 0, slope: 1 },
    late: inputAsScore("customer_weekday_rate"),
  };
}

function allOf({ outcomes }: Sample): readonly number[] {
  return Array.from(outcomes, (_, row) => row);
}
