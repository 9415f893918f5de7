import { inputs } from "../features/columns.ts";
import { calibrate, type Calibration } from "./calibrate.ts";
import { binRows, datedRows, lastDays } from "./hazard.ts";
import { fitRidge, inputAsScore, tuneRidge, type LinearScore, type Sample, type Strength } from "./ridge.ts";
import { thinned } from "./split.ts";
import { plainTerms } from "./modelTerms.ts";
import type { Training } from "./training.ts";

/** What a bin makes of the score of the inputs: its hazard in log-odds is `effect + slope × score`. */
export type BinEffect = { readonly effect: number; readonly slope: number };

/** The hazards after the last good date: one score of the inputs, and what each bin makes of it. */
export type HazardFit = {
  readonly hazard: LinearScore;
  readonly bins: readonly BinEffect[];
  readonly countBinRows: number;
};

const fewestRows = 60;
const fewestOfEachClass = 10;
const mostRows = 40_000;
const untried: Strength = { ridge: 10, halfLifeDays: 365 };

/** How hard the hazards are held back, and the calibration of each bin, null where nothing held that was foreseen. */
export type HazardPlan = { readonly strength: Strength; readonly calibrations: readonly (Calibration | null)[] };

const unplanned: HazardPlan = { strength: untried, calibrations: [] };

/** What forward validation chooses for the hazards; a fixed strength and no calibration where no late spell can validate it. */
export async function planHazard(training: Training): Promise<HazardPlan> {
  const sample = hazardSample(training);
  const tuned = canFit(sample) ? await tuneRidge(sample) : null;
  if (tuned === null) return unplanned;
  const { strength, forward } = tuned;
  const bins = forward.rows.map((row) => binOf(sample, row));
  const calibrations = [0, ...lastDays].map((_, bin) => {
    const of = (values: readonly number[]) => values.filter((_, index) => bins[index] === bin);
    return calibrate(of(forward.outcomes), of(forward.scores));
  });
  return { strength, calibrations };
}

/** Fits the hazards; one payment in two a bin, or as many as there were, where too few late spells are over. */
export function fitHazard(training: Training, { strength, calibrations }: HazardPlan = unplanned): HazardFit {
  const sample = hazardSample(training);
  const countBinRows = sample.outcomes.length;
  if (!canFit(sample)) {
    const paid = sample.outcomes.reduce((sum, each) => sum + each, 0);
    const rate = Math.log((paid + 1) / (countBinRows - paid + 1));
    return {
      hazard: { ...inputAsScore(""), intercept: rate },
      bins: [0, ...lastDays].map(() => ({ effect: 0, slope: 1 })),
      countBinRows,
    };
  }
  const all = Array.from(sample.outcomes, (_, row) => row);
  const score = fitRidge(sample, all, strength);
  return {
    hazard: {
      ...score,
      coefficients: score.coefficients.slice(0, inputs.length),
      means: score.means.slice(0, inputs.length),
    },
    bins: [0, ...score.coefficients.slice(inputs.length)].map((effect, bin) => {
      const calibration = calibrations[bin] ?? null;
      if (calibration === null) return { effect: rateOf(sample, bin), slope: 0 };
      return { effect: calibration.intercept + calibration.slope * effect, slope: calibration.slope };
    }),
    countBinRows,
  };
}

function canFit({ outcomes }: Sample): boolean {
  const paid = outcomes.reduce((sum, each) => sum + each, 0);
  return outcomes.length >= fewestRows && paid >= fewestOfEachClass && paid < outcomes.length;
}

/** How often the rows of a bin end in a payment, in log-odds; of the bin before where it has none. */
function rateOf(sample: Sample, bin: number): number {
  const rows = Array.from(sample.outcomes, (_, row) => row).filter((row) => binOf(sample, row) === bin);
  if (rows.length === 0 && bin > 0) return rateOf(sample, bin - 1);
  const paid = rows.reduce((sum, row) => sum + (sample.outcomes[row] ?? 0), 0);
  return Math.log((paid + 1) / (rows.length - paid + 1));
}

/** Which bin a row of a hazard sample is of: the columns after the inputs mark all but the first. */
function binOf({ design: { columns, values } }: Sample, row: number): number {
  return 1 + values.subarray(row * columns + inputs.length, (row + 1) * columns).indexOf(1);
}

/** One row per late invoice and bin that is over: the inputs, and which bin but the first it is. */
function hazardSample(training: Training): Sample {
  const rows = thinned(
    training.spells.flatMap((spell, invoice) => (spell === null ? [] : binRows(spell, invoice))),
    mostRows,
  );
  const width = inputs.length + lastDays.length;
  const values = new Float64Array(rows.length * width);
  rows.forEach(({ invoice, bin }, row) => {
    values.set(training.design.values.subarray(invoice * inputs.length, (invoice + 1) * inputs.length), row * width);
    if (bin > 0) values[row * width + inputs.length + bin - 1] = 1;
  });
  return {
    terms: plainTerms,
    design: { rows: rows.length, columns: width, values },
    outcomes: Float64Array.from(rows, ({ isPaid }) => (isPaid ? 1 : 0)),
    dates: datedRows(rows, training.dates),
  };
}
