import { inputs } from "../features/columns.ts";
import { calibrate, cautious, type Calibration } from "./calibrate.ts";
import { binRows, datedRows, lastDays } from "./hazard.ts";
import { fitRidge, tuneRidge, worthIt, type LinearScore, type Sample, type Strength } from "./ridge.ts";
import { thinned } from "./split.ts";
import { curvedTerms, expandTerms, plainTerms } from "./terms.ts";
import type { Training } from "./training.ts";

/** A fitted payment curve: the chance of missing the last good date, then the hazard of each later bin. */
export type PaymentFit = {
  readonly method: "hazard" | "rate" | "baseline";
  /** Why the simpler method stands in, or ''. */
  readonly reason: string;
  readonly strength: Strength | null;
  readonly forwardLogLoss: number | null;
  readonly calibration: Calibration;
  readonly late: LinearScore;
  /** Score of the hazards after the last good date; add `binEffects[bin]`. */
  readonly hazard: LinearScore;
  readonly binEffects: readonly number[];
  readonly countRows: number;
  readonly countLate: number;
  readonly countBinRows: number;
};

const fewestRows = 60;
const fewestOfEachClass = 10;
const mostRows = 40_000;

/** What forward validation settles before a fit: the form of the terms, how hard it holds back, and the calibration. */
export type Plan = {
  readonly isCurved: boolean;
  readonly strength: Strength;
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
  const { outcomes, scores } = best.latest;
  return {
    isCurved: best === curved && curved !== plain,
    strength: best.strength,
    forwardLogLoss: best.forwardLogLoss,
    calibration: cautious(calibrate(outcomes, scores, { withIntercept: false }), outcomes, scores),
  };
}

/** Fits the payment curve by a plan, or falls back to shrunken rates without one. Never throws for thin data. */
export function fitPayment(training: Training, plan: Plan | null): PaymentFit {
  const countRows = training.outcomes.length;
  const countLate = training.outcomes.reduce((sum, each) => sum + each, 0);
  const shared = { ...fitHazard(training), countRows, countLate };
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

/** The score that is one input as it stands, such as a shrunken rate in log-odds. */
export function inputAsScore(name: string): LinearScore {
  return {
    terms: plainTerms,
    intercept: 0,
    coefficients: inputs.map((input) => (input.name === name ? 1 : 0)),
    means: inputs.map(() => 0),
    standardised: [],
    converged: true,
  };
}

function canFit(rows: number, late: number): boolean {
  return rows >= fewestRows && late >= fewestOfEachClass && rows - late >= fewestOfEachClass;
}

function fallback(
  rows: number,
  late: number,
): Omit<PaymentFit, "hazard" | "binEffects" | "countBinRows" | "countRows" | "countLate"> {
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
    forwardLogLoss: null,
    calibration: { intercept: 0, slope: 1 },
    late: inputAsScore("customer_weekday_rate"),
  };
}

/** The hazards after the last good date; a plain prior of one payment in two a bin where no late spell is over. */
function fitHazard(training: Training): Pick<PaymentFit, "hazard" | "binEffects" | "countBinRows"> {
  const rows = thinned(
    training.spells.flatMap((spell, invoice) => (spell === null ? [] : binRows(spell, invoice))),
    mostRows,
  );
  const paid = rows.filter(({ isPaid }) => isPaid).length;
  if (rows.length < fewestRows || paid < fewestOfEachClass || paid === rows.length) {
    const rate = Math.log((paid + 1) / (rows.length - paid + 1));
    const flat = { ...inputAsScore(""), intercept: rate };
    return { hazard: flat, binEffects: [0, ...lastDays.map(() => 0)], countBinRows: rows.length };
  }
  const width = inputs.length + lastDays.length;
  const values = new Float64Array(rows.length * width);
  rows.forEach(({ invoice, bin }, row) => {
    values.set(training.design.values.subarray(invoice * inputs.length, (invoice + 1) * inputs.length), row * width);
    if (bin > 0) values[row * width + inputs.length + bin - 1] = 1;
  });
  const sample: Sample = {
    terms: plainTerms,
    design: { rows: rows.length, columns: width, values },
    outcomes: Float64Array.from(rows, ({ isPaid }) => (isPaid ? 1 : 0)),
    dates: datedRows(rows, training.dates),
  };
  const score = fitRidge(sample, allOf(sample), { ridge: 10, halfLifeDays: 365 });
  return {
    hazard: {
      ...score,
      coefficients: score.coefficients.slice(0, inputs.length),
      means: score.means.slice(0, inputs.length),
    },
    binEffects: [0, ...score.coefficients.slice(inputs.length)],
    countBinRows: rows.length,
  };
}

function allOf({ outcomes }: Sample): readonly number[] {
  return Array.from(outcomes, (_, row) => row);
}
