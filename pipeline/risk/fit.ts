import { calibrate, cautious, type Calibration } from "./calibrate.ts";
import { fitHazard, planHazard, type HazardFit } from "./hazardFit.ts";
import { fitRidge, inputAsScore, tuneRidge, worthIt, type LinearScore, type Sample, type Strength } from "./ridge.ts";
import { thinned } from "./split.ts";
import { curvedTerms, expandTerms } from "./terms.ts";
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

/** What forward validation settles before a fit: the form of the terms, how hard it holds back, and the calibration. */
export type Plan = {
  readonly isCurved: boolean;
  readonly strength: Strength;
  readonly hazardStrength: Strength;
  readonly forwardLogLoss: number;
  readonly calibration: Calibration;
};

/**
 * Chooses between the plain and the curved form, their ridge and half-life, and the calibration, by forward validation.
 * Null where the rows cannot carry a fit.
 */
export function planFit(training: Training): Plan | null {
  const late = training.outcomes.reduce((sum, each) => sum + each, 0);
  if (!canFit(training.outcomes.length, late)) return null;
  const plain = tuneRidge(training);
  if (plain === null) return null;
  const curved = tuneRidge(curvedSample(training)) ?? plain;
  const best = worthIt(plain, curved);
  const { outcomes, scores } = best.forward;
  return {
    isCurved: best === curved && curved !== plain,
    strength: best.strength,
    hazardStrength: planHazard(training),
    forwardLogLoss: best.forwardLogLoss,
    calibration: cautious(calibrate(outcomes, scores, { withIntercept: false }), outcomes, scores),
  };
}

/** Fits the payment curve by a plan, or falls back to shrunken rates without one. Never throws for thin data. */
export function fitPayment(training: Training, plan: Plan | null): PaymentFit {
  const countRows = training.outcomes.length;
  const countLate = training.outcomes.reduce((sum, each) => sum + each, 0);
  const shared = { ...fitHazard(training, plan?.hazardStrength), countRows, countLate };
  if (plan === null || !canFit(countRows, countLate)) return { ...fallback(countRows, countLate), ...shared };
  const sample = plan.isCurved ? curvedSample(training) : training;
  const score = fitRidge(sample, thinned(allOf(training), mostRows), plan.strength);
  return { method: "hazard", reason: "", ...plan, late: calibrated(score, plan.calibration), ...shared };
}

function curvedSample(training: Training): Sample {
  const terms = curvedTerms(training.design, allOf(training));
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
